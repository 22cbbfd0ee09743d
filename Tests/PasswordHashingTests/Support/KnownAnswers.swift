import Foundation
import JSONText
import PasswordHashing
import Testing

/// What a vector expects of its stored hash and password.
enum Expectation: String, Sendable {
    case match, mismatch, malformed, unrecognized, ambiguous, refused, unsupported

    /// Whether the stored hash has a parsed form.
    var isParsed: Bool { self == .match || self == .mismatch || self == .refused }
}

/// One case of Vectors/schemes/<scheme>.json.
struct KnownAnswer: Sendable, CustomTestStringConvertible {
    /// The scheme whose file the case stands in.
    let scheme: Scheme
    let id: String
    let source: String
    let password: [UInt8]
    let stored: StoredHash
    let expect: Expectation
    /// The written form, where it is not the one that was read.
    let canonical: StoredHash?
    let flags: Set<String>

    var testDescription: String { "\(scheme.name)/\(id)" }
}

/// One file of vectors.
struct KnownAnswerFile: Sendable {
    struct Source: Sendable {
        let title: String
        let kind: String
    }

    let scheme: Scheme
    let sources: [String: Source]
    let cases: [KnownAnswer]
}

/// Every vector, read once.
enum KnownAnswers {
    static let files: [KnownAnswerFile] = {
        do {
            return try SchemeRegistry.standard.schemes.map(file(of:))
        } catch {
            fatalError("Vectors cannot be read: \(error)")
        }
    }()

    static let all: [KnownAnswer] = files.flatMap(\.cases)

    /// The cases whose stored hash is read without a complaint.
    static let parsed = all.filter { $0.expect.isParsed }

    private struct Unreadable: Error {
        let what: String
    }

    /// The JSON of a file of this repository.
    static func document(_ name: String) throws -> JSONValue {
        var root = URL(filePath: #filePath).resolvingSymlinksInPath()
        while !FileManager.default.fileExists(atPath: root.appending(path: name).path()) {
            guard root.path() != "/" else { throw Unreadable(what: name) }
            root.deleteLastPathComponent()
        }
        return try JSONParser.parse(Array(Data(contentsOf: root.appending(path: name))))
    }

    private static func file(of scheme: Scheme) throws -> KnownAnswerFile {
        let text = try document("Vectors/schemes/\(scheme.name).json")
        let sources = (text["sources"]?.objectValue?.members ?? []).map { member in
            let title = member.value["title"]?.stringValue ?? ""
            return (member.key, KnownAnswerFile.Source(title: title, kind: member.value["kind"]?.stringValue ?? ""))
        }
        let cases = try (text["cases"]?.arrayValue ?? []).map { try answer($0, scheme) }
        return KnownAnswerFile(scheme: scheme, sources: Dictionary(uniqueKeysWithValues: sources), cases: cases)
    }

    private static func answer(_ value: JSONValue, _ scheme: Scheme) throws -> KnownAnswer {
        guard let id = value["id"]?.stringValue, let source = value["source"]?.stringValue,
            let stored = value["stored"],
            let expect = value["expect"]?.stringValue.flatMap(Expectation.init(rawValue:))
        else { throw Unreadable(what: "\(scheme.name): a case without id, source, stored or expect") }
        let password =
            if let hex = value["passwordHex"]?.stringValue { bytes(hex: hex) } else {
                value["password"]?.stringValue.map { Array($0.utf8) }
            }
        guard let password else { throw Unreadable(what: "\(scheme.name)/\(id): password") }
        return KnownAnswer(
            scheme: scheme, id: id, source: source, password: password, stored: try storedHash(stored), expect: expect,
            canonical: try value["canonical"].map(storedHash),
            flags: Set((value["flags"]?.arrayValue ?? []).compactMap(\.stringValue)))
    }

    private static func storedHash(_ value: JSONValue) throws -> StoredHash {
        guard let hash = value["hash"]?.stringValue else { throw Unreadable(what: "a stored hash without a text") }
        var options = HashOptions()
        for member in value["options"]?.objectValue?.members ?? [] {
            guard let name = SchemeRegistry.standard.optionNames.first(where: { $0.text == member.key }),
                let text = member.value.stringValue ?? member.value.numberText
            else { throw Unreadable(what: "option \(member.key)") }
            try options.set(name, to: text)
        }
        var stored = StoredHash(hash, options: options)
        if let text = value["scheme"]?.stringValue {
            guard let name = SchemeName(text) else { throw Unreadable(what: "scheme \(text)") }
            try stored.declare(name)
        }
        return stored
    }

    private static func bytes(hex text: String) -> [UInt8]? {
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == text.count, digits.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
