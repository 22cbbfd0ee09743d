import Foundation
import JSONText
import PasswordHashing
import PasswordHashingTesting
import Testing

typealias KnownAnswer = HashVector

extension HashVector {
    /// What the vector expects.
    var expect: Expectation { expectation }
}

/// Every vector of `Vectors/schemes`, read once.
enum KnownAnswers {
    static let files: [HashVectorFile] = {
        do {
            return try SchemeRegistry.standard.schemes.map { scheme in
                try HashVectorFile(json: bytes("Vectors/schemes/\(scheme.name).json"))
            }
        } catch {
            fatalError("Vectors cannot be read: \(error)")
        }
    }()

    static let all: [KnownAnswer] = files.flatMap(\.vectors)

    /// The cases whose stored hash is read without a complaint.
    static let parsed = all.filter { $0.expect.isParsed }

    private struct Unreadable: Error {
        let what: String
    }

    /// The JSON of a file of this repository.
    static func document(_ name: String) throws -> JSONValue { try JSONParser.parse(bytes(name)) }

    private static func bytes(_ name: String) throws -> [UInt8] {
        var root = URL(filePath: #filePath).resolvingSymlinksInPath()
        while !FileManager.default.fileExists(atPath: root.appending(path: name).path()) {
            guard root.path() != "/" else { throw Unreadable(what: name) }
            root.deleteLastPathComponent()
        }
        return Array(try Data(contentsOf: root.appending(path: name)))
    }
}
