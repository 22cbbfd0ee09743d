internal import AppwriteUsers
internal import Foundation
internal import JSONText
internal import PasswordHashing
internal import PasswordVerification

/// Which constructions a known password fits.
struct SampleAnswer: Redacted {
    let outcome: ConstructionSearch.Outcome
    let seconds: Double
    /// The secrets that were given, for the ids of those that fit.
    let keys: HashKeys

    /// Nil where one fits; otherwise how the command ends.
    var failure: Failure? {
        guard outcome.matches.isEmpty else { return nil }
        let isComplete = outcome.untried.isEmpty
        return Failure(
            isComplete
                ? "no construction that is known here fits this password"
                : "nothing fits that was tried, and \(outcome.untried.count.counted("construction")) were not",
            hint: isComplete
                ? "a salt, a user's name or a pepper that stands elsewhere is given with --option"
                : "--budget and the limits say what is tried",
            status: isComplete ? ExitStatus.no : ExitStatus.couldNotAnswer)
    }

    /// A line each: how sure, what it is, how it is declared.
    var text: String {
        outcome.matches.map { match in
            "\(match.certainty)\t\(match.reading.hash)\t\(match.declaration(keys).map(CommandText.quoted).joined(separator: " "))\n"
        }.joined()
    }

    /// What people are told beside it, a line each.
    var notes: [String] {
        var notes = ["\(outcome.triedCount.counted("construction")) tried in \(String(decimal: seconds, places: 1)) s"]
        var obstacles: [String] = []
        for (reading, obstacle) in outcome.untried {
            let line = "not tried: \(reading.name): \(obstacle)"
            if obstacles.last != line { obstacles.append(line) }
        }
        notes += obstacles.prefix(Self.listedCount)
        let more = obstacles.count - Self.listedCount
        if more > 0 { notes.append("not tried: \(more.grouped) more; --format json lists them") }
        if outcome.matches.count > 1 {
            notes.append("several fit: a second password says which of them made the hashes")
        }
        return notes
    }

    private static let listedCount = 10

    var json: JSONValue {
        .object([
            "matches": .array(outcome.matches.map { $0.json(keys) }), "tried": .integer(Int64(outcome.triedCount)),
            "untried": .array(
                outcome.untried.map { untried in
                    .object([
                        "scheme": .string(untried.reading.name.name), "reason": .string("\(untried.obstacle)"),
                    ])
                }),
            "seconds": .number(String(decimal: seconds, places: 3)),
        ])
    }
}

extension ConstructionSearch.Match {
    fileprivate var certainty: String { isOnlyLikely ? "likely" : "fits" }

    /// The arguments that declare it to the other commands.
    fileprivate func declaration(_ keys: HashKeys) -> [String] {
        ["--scheme", reading.name.name]
            + reading.optionNames.flatMap { name in ["--option", name.text + value(of: name, keys)] }
            + (form.map { ["--unicode", $0.rawValue] } ?? [])
    }

    /// An option's text, or the id of a secret behind its mark; dots in the place of a secret that has none.
    private func value(of name: HashOptions.Name, _ keys: HashKeys) -> String {
        switch reading.stored.options[name] {
        case .number(let number)?: "=\(number)"
        case .text(let text)? where name.kind != .secret: "=\(text)"
        case .text(let secret)?: keys.id(of: secret).map { "@\($0)" } ?? "=…"
        default: "=…"
        }
    }

    fileprivate func json(_ keys: HashKeys) -> JSONValue {
        let options = reading.optionNames.map { name -> (String, JSONValue) in
            switch reading.stored.options[name] {
            case .number(let number)?: (name.text, .integer(Int64(clamping: number)))
            case .text(let text)? where name.kind != .secret: (name.text, .string(text))
            default: (name.text, .null)
            }
        }
        return .object([
            "certainty": .string(certainty), "scheme": .string(reading.name.name),
            "options": .object(JSONObject(options)),
            "unicode": form.map { .string($0.rawValue) } ?? .null,
            "digestBits": .integer(Int64(reading.hash.digest.count * 8)),
            "declaration": .array(declaration(keys).map(JSONValue.string)),
        ])
    }
}
