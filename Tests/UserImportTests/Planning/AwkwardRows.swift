import Foundation
import TestSupport

/// Made-up rows, most of them regular and all others awkward in some way.
struct AwkwardRows {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    // MARK: JSON

    mutating func jsonLines(count: Int) -> [UInt8] {
        var file: [UInt8] = []
        for index in 0..<count {
            var row = Array(jsonRow(index, isPlain: index < 1000).utf8)
            if index >= 1000, chance(8) { mutate(&row) }
            file += row + [UInt8(ascii: "\n")]
        }
        return file
    }

    mutating func jsonRow(_ index: Int, isPlain: Bool) -> String {
        let awkward = !isPlain && chance(3)
        let (hash, scheme) = hash(isAwkward: awkward)
        func quoted(_ text: String) -> String { "\"\(text)\"" }
        var members: [(String, String)] = [
            ("id", quoted(id(index))), ("email", quoted("user.\(index)@mail.example.com")), ("hash", quoted(hash)),
        ]
        if !scheme.isEmpty { members.append(("scheme", quoted(scheme))) }
        if chance(2) { members.append(("name", quoted(pick(["Ada", "Ada Müller", "Nguyễn Văn An", "O'Connor"])))) }
        if chance(3) { members.append(("phone", quoted("+1415\(2_000_000 + index)"))) }
        if chance(2) { members.append(("emailVerified", pick(["true", "false"]))) }
        if chance(3) { members.append(("phoneVerified", pick(["true", "false"]))) }
        if chance(3) { members.append(("disabled", pick(["true", "false"]))) }
        if chance(3) { members.append(("labels", pick([#"["staff","beta"]"#, #"["a"]"#, "[]"]))) }
        if chance(3) { members.append(("prefs", pick([#"{"theme":"dark","size":50,"a":true}"#, #"{"k":"ü"}"#]))) }
        if chance(3) { members.append(("createdAt", quoted("2024-02-1\(index % 10)T12:00:00Z"))) }
        if chance(20) { members.append(("ignored", "1")) }
        if awkward {
            let name = pick(Array(Self.awkwardValues.keys).sorted())
            let value = pick(Self.awkwardValues[name] ?? [])
            members.removeAll { $0.0 == name }
            members.append((name, value.replacingOccurrences(of: "INDEX", with: "\(index / 2)")))
            if chance(10) { members.append(members[0]) }
            if chance(3) { members.shuffle(using: &random) }
        }
        let (colon, comma) = awkward && chance(3) ? (" : ", " ,\t") : (":", ",")
        return "{" + members.map { "\"\($0.0)\"\(colon)\($0.1)" }.joined(separator: comma) + "}"
    }

    private static let awkwardValues: [String: [String]] = [
        "id": [
            "42INDEX", "-5", "\"bad id\"", "\"\"", "null", "\"NULL\"", "\"uINDEX\"", "1.5", "\"_x\"", "true", "12e3",
        ],
        "email": [
            "\"User@Example.com\"", "\" a@example.com\"", "\"a..b@example.com\"", "\"ü@example.com\"", "null", "\"\"",
            "\"user.INDEX@mail.example.com\"", "\"a@b\"", "\"a.@b.example\"", "\"a@-b.example\"", "\"NULL\"", "7",
            "\"\\u0061@example.com\"", "\"a@1.2\"", "\"a+b_c-d@example.com\"", "\"a@[127.0.0.1]\"",
        ],
        "name": [
            "\"a \\\" b\"", "\"NULL\"", "7", "null", "\"\(String(repeating: "é", count: 100))\"", "\"\u{7F}\"", "\"2\"",
        ],
        "phone": [
            "\"0171 123\"", "\"+999123456\"", "\"+49 171 1234567\"", "4917112345", "\"+4915112345678901\"", "null",
        ],
        "emailVerified": ["\"yes\"", "1", "null", "\"2024-01-01T00:00:00Z\"", "[]"],
        "disabled": ["\"t\"", "0", "null", "\"blocked\""],
        "labels": [
            "\"a|b\"", "[\"a\",\"a\"]", "[\"a b\"]", "[\"é\"]", "[1]", "[ \"a\" , \"b\" ]", "null", "[\"\"]", "{}",
        ],
        "prefs": [
            "{}", #"{"a":1,"a":2}"#, #"{"a": 1}"#, #"{"a":-0}"#, #"{"a":01}"#, #"{"a":1.5}"#, #"{"a":{"b":1}}"#, "null",
            #"{"a":"\\"}"#, "[]", #"{"":1}"#, #"{"a":12345678901234567890}"#,
        ],
        "createdAt": ["0", "\"1970-01-01T00:00:00Z\"", "1717243200", "\"\"", "\"NULL\"", "\"0000-00-00\"", "\"soon\""],
        "hash": ["\"\"", "null", "\"!\"", "\"NULL\"", "7", "\"{noop}secret\""],
        "scheme": ["\"md5\"", "\"none such\"", "null", "\"argon2id\""],
        "extra": ["1", "\"x\"", "null", "{}", "[1]"], "anonymous": ["true", "false"], "deleted": ["true", "false"],
        "password": ["\"correct horse\"", "null"], "option.salt": ["\"abc\""], "passwordHash": ["\"x\"", "null"],
        "ключ": ["1"], "Email": ["\"second@example.com\""],
    ]

    // MARK: CSV

    mutating func csv(count: Int) -> [UInt8] {
        let columns = [
            "id", "email", "email_verified", "phone", "phone_verified", "name", "active", "created_at", "hash",
            "scheme", "labels", "prefs", "extra",
        ]
        var file = Array((columns.joined(separator: ",") + "\n").utf8)
        for index in 0..<count {
            var row = Array(csvRow(index, isPlain: index < 1000).utf8)
            // A quote that is never closed would take the rest of the file with it.
            if index >= 1000, chance(12), !row.contains(UInt8(ascii: "\"")) { mutate(&row, withQuotes: false) }
            file += row + [UInt8(ascii: "\n")]
        }
        return file
    }

    private mutating func csvRow(_ index: Int, isPlain: Bool) -> String {
        let awkward = !isPlain && chance(3)
        let (hash, scheme) = hash(isAwkward: awkward)
        var cells = [
            id(index), "user.\(index)@mail.example.com", pick(["true", "false", "t", "0", ""]),
            chance(3) ? "+1415\(2_000_000 + index)" : "", pick(["", "1", "f"]),
            pick(["", "Ada", "Ada Müller", "O'Connor"]), pick(["true", "true", "false", ""]),
            pick(["", "2024-02-01 10:00:00+00"]), hash, scheme, pick(["", "staff|beta", "a;b", "a"]),
            pick(["", "{\"a\":1,\"b\":\"ü\"}"]), index < 1000 || !chance(50) ? "" : "x",
        ]
        if awkward {
            let values = [
                ["bad id", "", "NULL", "u\(index / 2)", "42"],
                ["User@Example.com", " a@example.com", "", "user.\(index / 2)@mail.example.com", "a@b", "\\N"],
                ["yes", "NULL", "2024-01-01", "TRUE"], ["0171 123", "+999123456", "+49 171 1234567", "\\N"],
                ["no", "x"],
                ["a \" b", "back\\slash", "line\nend", "NULL", " x "], ["blocked", "1", "0"],
                ["0000-00-00 00:00:00", "1970-01-01", "é"], ["", "!", "NULL"], ["md5", "none such", "argon2id"],
                ["a|a", "a b", "NULL", "|", "[\"a\"]", " a", "é", "a|"],
                ["{}", "{\"a\": 1}", "{\"a\":1,\"a\":2}", "x", "{\"a\":1} ", "{\"a\":1.5}"], ["y", ""],
            ]
            let column = Int.random(in: 0..<cells.count, using: &random)
            cells[column] = pick(values[column])
        }
        return cells.map { cell in
            guard chance(9) || cell.contains(where: { ",\"\n".contains($0) }) else { return cell }
            return "\"" + cell.replacingOccurrences(of: "\"", with: "\"\"") + "\""
        }.joined(separator: ",")
    }

    // MARK: Fields

    private mutating func id(_ index: Int) -> String {
        chance(2) ? "u\(index)" : "\(text(8, "0123456789abcdef"))-\(index)"
    }

    private mutating func hash(isAwkward: Bool) -> (text: String, scheme: String) {
        let crypt = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
        let base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        // Awkward ones have bits that no encoder writes, and letters of another alphabet.
        func end(_ letters: String) -> String { isAwkward ? letters + "xZ9+-" : letters }
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<4:
            let salt = text(21, crypt) + text(1, end("u"))
            return (pick(["$2b$10$", "$2y$12$"]) + salt + text(30, crypt) + text(1, end("O")), "")
        case 4, 5:
            let head = pick([
                "$argon2id$v=19$m=65536,t=3,p=4$", "$argon2id$v=19$m=19456,t=2,p=1$", "$argon2i$v=19$m=8,t=1,p=1$",
            ])
            return (head + text(21, base64) + text(1, end("A")) + "$" + text(42, base64) + text(1, end("E")), "")
        case 6: return (text(32, end("0123456789abcdef")), "md5")
        case 7: return (text(64, end("0123456789abcdef")), isAwkward ? "" : "sha256")
        case 8: return ("$P$B" + text(29, crypt) + text(1, end("/")), "")
        default: return (text(40, isAwkward ? "0123456789ABCDEF" : "0123456789abcdef"), "sha1")
        }
    }

    private mutating func text(_ count: Int, _ letters: String) -> String {
        let all = Array(letters)
        return String((0..<count).map { _ in all[Int.random(in: all.indices, using: &random)] })
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: values.indices, using: &random)]
    }

    private mutating func chance(_ of: Int) -> Bool { Int.random(in: 0..<of, using: &random) == 0 }

    /// Changes, takes out or puts in a byte or some.
    private mutating func mutate(_ row: inout [UInt8], withQuotes: Bool = true) {
        let bytes = Array("\\{}[],:$ aZ0-.@|;é\u{1}\u{7F}\n\t\(withQuotes ? "\"" : "")".utf8) + [0xFF, 0x80, 0xC3]
        for _ in 0...Int.random(in: 0..<3, using: &random) {
            let place = Int.random(in: row.indices, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: row[place] = pick(bytes)
            case 1: row.insert(pick(bytes), at: place)
            default: if row.count > 1 { row.remove(at: place) }
            }
        }
    }
}
