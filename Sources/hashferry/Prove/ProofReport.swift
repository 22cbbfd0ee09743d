internal import JSONText
internal import UserImport

/// What `prove` found, as it is told.
struct ProofReport {
    /// What came of one known user.
    struct Login {
        let line: Int
        /// Why the login did not work; nil where it did.
        let problem: String?
        /// What the login changed of the user.
        var changes: [String] = []
    }

    let file: String
    let sourceName: String
    let shard: Shard?
    let destination: String
    let draw: (count: Int, seed: UInt64)?
    let summary: ProofSummary
    let logins: [Login]

    /// The numbers for people.
    var text: String {
        let part = shard.map { ", shard \($0)" } ?? ""
        var lines = ["Proof of \(file) (\(sourceName)\(part)) against \(destination)"]
        if let draw {
            lines.append("A sample of up to \(draw.count.counted("user")): --seed \(draw.seed) draws the same again.")
        }
        let counts: [(Int, String)] = [
            (summary.rows, "rows in the file"), (summary.compared, "users read back"),
            (summary.equal, "equal: hash and options, byte for byte"),
            (summary.verified, "verified: the destination's hash is of the password that was sent"),
            (summary.renewed, "renewed since: a login has replaced the hash"),
            (summary.withoutPassword, "without a password, as planned"),
            (summary.lostPasswords, "of them had one that cannot be carried: they need a new one"),
            (summary.changed, "changed: another password was set since"),
            (summary.different, "different: another hash, other options or none"),
            (summary.missing, "missing: not at the destination"),
        ]
        let always = 2
        lines += counts.enumerated().filter { $0.offset < always || $0.element.0 > 0 }.map { Self.line($0.element) }
        lines += summary.notCompared.sorted { $0.key < $1.key }.map { Self.line(($0.value, "not compared: \($0.key)")) }
        if !logins.isEmpty {
            lines.append(Self.line((summary.loginsWorked, "of \(logins.count.counted("known user")) logged in")))
            let changed = Set(logins.flatMap(\.changes)).sorted()
            if !changed.isEmpty {
                lines.append("The logins changed of these users: \(changed.joined(separator: ", "))")
            }
        }
        lines.append(summary.isProven ? "Proven." : "Not proven.")
        return lines.joined(separator: "\n") + "\n"
    }

    /// The same as one line of JSON.
    var json: JSONObject {
        var object = summary.json
        object["file"] = .string(file)
        object["source"] = .string(sourceName)
        object["shard"] = shard.map { .string("\($0)") } ?? .null
        object["destination"] = .string(destination)
        object["sample"] = draw.map { .integer(Int64($0.count)) } ?? .null
        // Its digits: a reader of JSON may round a number of 64 bits.
        object["seed"] = draw.map { .string("\($0.seed)") } ?? .null
        object["logins"] = .array(
            logins.map { login in
                .object([
                    "line": .integer(Int64(login.line)), "worked": .bool(login.problem == nil),
                    "problem": login.problem.map { .string($0) } ?? .null,
                    "changed": .array(login.changes.map { .string($0) }),
                ])
            })
        return object
    }

    private static func line(_ count: (Int, String)) -> String {
        let number = count.0.grouped
        return String(repeating: " ", count: max(0, 11 - number.count)) + number + "  " + count.1
    }
}
