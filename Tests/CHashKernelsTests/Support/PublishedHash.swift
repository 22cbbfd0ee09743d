import Foundation
import Testing

/// A password and its stored hash, out of Vectors/schemes: answers of others than us.
struct PublishedHash: CustomTestStringConvertible {
    let identifier: String
    let password: [UInt8]
    let text: String

    var testDescription: String { identifier }

    /// The cases of a scheme in which the password is the hash's, and no option stands beside it.
    static func matches(scheme: String) throws -> [PublishedHash] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        let data = try Data(contentsOf: root.appending(path: "Vectors/schemes/\(scheme).json"))
        return try JSONDecoder().decode(File.self, from: data).cases.filter {
            $0.expect == "match" && $0.stored.options == nil
        }.map {
            PublishedHash(
                identifier: $0.id, password: $0.password.map { Array($0.utf8) } ?? bytes(hex: $0.passwordHex ?? ""),
                text: $0.canonical?.hash ?? $0.stored.hash)
        }
    }

    private struct File: Decodable {
        struct Case: Decodable {
            struct Stored: Decodable {
                struct Options: Decodable {}
                let hash: String
                let options: Options?
            }
            let id: String
            let password: String?
            let passwordHex: String?
            let stored: Stored
            let canonical: Stored?
            let expect: String
        }
        let cases: [Case]
    }

    private static func bytes(hex: String) -> [UInt8] {
        stride(from: 0, to: hex.utf8.count, by: 2).compactMap { UInt8(hex.dropFirst($0).prefix(2), radix: 16) }
    }
}
