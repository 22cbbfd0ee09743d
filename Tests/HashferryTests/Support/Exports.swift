import Foundation
import JSONText

/// The example exports of the repository, and exports made for tests.
enum Exports {
    /// What each example is imported with, and how many rows and requests it has.
    static let examples: [(name: String, arguments: [String], rows: Int64, requests: Int)] = [
        ("known-users.jsonl", [], 8, 17),
        ("firebase.json", ["--hash-config", Repository.path("examples/firebase-hash-config.txt")], 4, 10),
        (
            "people.csv",
            [
                "--map", "id=User ID", "--map", "email=E-Mail Address", "--map", "name=Full Name", "--map",
                "phone=Phone",
                "--map", "emailVerified=Verified", "--map", "hash=Digest",
            ], 4, 7
        ),
    ]

    /// The arguments that import or plan an example; without a journal beside it, where every test would find it.
    static func arguments(_ command: String, _ name: String, hasJournal: Bool = false) -> [String] {
        let journal = command == "import" && !hasJournal ? ["--no-journal"] : []
        return [command, Repository.path("examples/\(name)")] + journal
            + (examples.first { $0.name == name }?.arguments ?? [])
    }

    /// A JSON Lines export with a bcrypt hash a row: as many users, each unlike every other.
    static func numbered(_ count: Int) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(count * 140)
        for number in 1...count {
            text += #"{"id":"u\#(number)","email":"u\#(number)@numbered.example","hash":"#.utf8
            text += "\"$2y$10$IL31nugN2AC1XxGC/Lvubu0/E47uZyupX0B1ew.Ba0pqxXzfb1gim\"}\n".utf8
        }
        return text
    }

    /// Rows of which some cannot be taken: the rows, and the numbers of the bad ones.
    static let mixed: (lines: [String], bad: [Int]) = (
        [
            #"{"id":"good","email":"good@mixed.example","hash":"144fa7eaa4904e8ee120651997f70dcc","scheme":"md5"}"#,
            #"{"id":"bad-email","email":"no address"}"#,
            #"{"id":"cut","email":"cut@mixed.exam"#,
            #"  {"id" : "spaced", "email":"spaced@mixed.example", "name":"é→🐎"}  "#,
            #"{"id":"auth0|mapped","email":"mapped@mixed.example"}"#,
            #"{"id":"bad-phone","phone":"12"}"#,
            #"{"name":"nobody"}"#,
            #"{"id":"undeclared","email":"undeclared@mixed.example","hash":"144fa7eaa4904e8ee120651997f70dcc"}"#,
            #"{"id":"same-email","email":"GOOD@mixed.example"}"#,
        ], [2, 3, 7]
    )
}

extension CommandRun {
    /// The number that the census gives a line, or nil.
    func census(_ name: String) -> Int? {
        let line = talkLines.first { $0.hasPrefix(" ") && $0.hasSuffix("  \(name)") }
        return line?.split(separator: " ").first.flatMap { Int($0.filter { $0 != "," }) }
    }
}

extension Workspace {
    /// The lines of a rejects file without the comments that say why each row is there.
    func rejectedLines(_ name: String) throws -> [String] {
        try text(name).split(separator: "\n").filter { !$0.hasPrefix("# hashferry: ") }.map { String($0) }
    }

    /// A JSON file of the folder.
    func json(_ name: String) throws -> JSONValue { try JSONParser.parse(read(name)) }

    /// The values of a JSON Lines file of the folder.
    func jsonLines(_ name: String) throws -> [JSONValue] {
        try text(name).split(separator: "\n").map { try JSONParser.parse(String($0)) }
    }
}
