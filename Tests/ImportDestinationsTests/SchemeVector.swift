import Foundation
import JSONText
import PasswordHashing
import UserImport

/// A hash of `Vectors/schemes` with the password that it is of.
struct SchemeVector: Sendable {
    let password: String
    var stored: StoredHash

    /// The case of a scheme with an id; its scheme is declared.
    init(_ scheme: Scheme, _ id: String) {
        guard let vector = try? Self.read(scheme, id) else { fatalError("\(scheme.name) has no such vector: \(id)") }
        self = vector
    }

    private init(password: String, stored: StoredHash) { (self.password, self.stored) = (password, stored) }

    private static func read(_ scheme: Scheme, _ id: String) throws -> SchemeVector? {
        let file = ProjectRoot.url.appending(path: "Vectors/schemes/\(scheme.name).json")
        let cases = try JSONParser.parse(Array(Data(contentsOf: file)))["cases"]?.arrayValue ?? []
        guard let found = cases.first(where: { $0["id"]?.stringValue == id }), found["expect"] == "match",
            let password = found["password"]?.stringValue, let hash = found["stored"]?["hash"]?.stringValue
        else { return nil }
        let options = try found["stored"]?["options"].map { try HashOptions(json: $0) } ?? HashOptions()
        return SchemeVector(
            password: password, stored: StoredHash(hash, options: options, declaredScheme: scheme))
    }

    /// The same hash in another writing, which declares nothing.
    func written(_ write: (String) -> String) -> SchemeVector {
        var copy = self
        copy.stored = StoredHash(write(stored.hash))
        return copy
    }

    /// The same hash with another text, and the options and the declaration that there are.
    func rewritten(_ write: (String) -> String) -> SchemeVector {
        var copy = self
        copy.stored.hash = write(stored.hash)
        return copy
    }
}
