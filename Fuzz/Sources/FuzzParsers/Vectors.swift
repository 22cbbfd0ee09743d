import Foundation
import JSONText
import PasswordHashing
import PasswordHashingTesting

/// The known answers of this repository.
enum Vectors {
    private static let folder = URL(filePath: #filePath).appending(path: "../../../../Vectors").standardizedFileURL

    /// Every vector of a scheme.
    static func vectors(of scheme: Scheme) throws -> [HashVector] {
        try HashVectorFile(json: bytes(of: "schemes/\(scheme.name).json")).vectors
    }

    /// Every vector of every scheme.
    static func all() throws -> [HashVector] { try SchemeRegistry.standard.schemes.flatMap(vectors(of:)) }

    /// One text of each format that is known by its look.
    static func formatTexts() throws -> [String] {
        let file = try JSONParser.parse(bytes(of: "formats.json"))
        return (file["texts"]?.arrayValue ?? []).compactMap { $0["text"]?.stringValue }
    }

    /// The files of exports whose names end so.
    static func exports(_ endings: String...) throws -> [[UInt8]] {
        let root = folder.appending(path: "imports")
        let names = try FileManager.default.subpathsOfDirectory(atPath: root.path())
        return try names.sorted().filter { name in endings.contains { name.hasSuffix($0) } }
            .map { Array(try Data(contentsOf: root.appending(path: $0))) }
    }

    private static func bytes(of name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: name)))
    }
}

/// The secrets of vectors under ids, so that an input can name them.
extension HashKeys {
    init(of vectors: [HashVector]) {
        self.init()
        for vector in vectors {
            for name in vector.stored.options.names where name.kind == .secret {
                guard let secret = vector.stored.options.text(name), id(of: secret) == nil else { continue }
                self["\(name.text)\(vector.id)"] = secret
            }
        }
    }
}

extension HashVector {
    /// The stored hash as the text of one column, or nil where a secret of it has no id.
    func columnText(_ keys: HashKeys) -> String? { try? stored.withKeyIDs(from: keys).columnText }
}
