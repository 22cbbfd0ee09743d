internal import ArgumentParser
internal import FileReading
internal import Foundation
internal import JSONText
internal import PasswordHashing

/// `hashferry identify`: what is this hash?
struct IdentifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "identify",
        abstract: "Say what each hash of a list is: scheme, parameters, strength, and the endpoint that takes it.",
        discussion: """
            Reads one hash a line, from FILE or stdin, or the one HASH that is given. Also names the formats that \
            nothing here verifies, and says what can be done. A shape that several formats share is never named as \
            the answer: its candidates are listed instead, and --scheme declares one. Counts them all on stderr.

            With --sample-password, reads the password of one HASH and tries every construction that its text could be, \
            the cheapest first: schemes, variants, dialects, templates, and the password's Unicode forms. Says which fit, \
            and how each is declared to the other commands; a digest of under 64 bits makes it only likely. Options that \
            stand beside the hash, such as a salt, a user's name or a pepper, are given with --option, and secrets by their ids with --keys-file.

            Exit: 0, or 1 when a line is no hash that is known or is broken. With --sample-password: 0 when a construction \
            fits, 1 when none does, 3 when none of those fits that were tried, and the limits or the budget left others \
            out.

            Examples:
              hashferry identify '$2b$12$…'
              hashferry identify hashes.txt
              cut -d: -f2 export.txt | hashferry identify --format json
              hashferry identify --scheme sha256 digests.txt
              hashferry identify --sample-password 144fa7ea…
              hashferry identify --sample-password-file known.txt \\
                --option salt=Zr9q --budget 300 8c7a7f…
            """)

    @Option(help: "How the answers are written: text, or json for one object a line.")
    var format = OutputFormat.text

    @OptionGroup var declared: StoredHashArguments

    @OptionGroup(title: "Which construction a known password fits") var sample: SampleArguments

    @Argument(
        help: ArgumentHelp(
            "A file with a hash a line, or one hash; - or nothing is stdin.", valueName: "file|hash"),
        completion: .file())
    var input: String = "-"

    func validate() throws {
        if sample.samplePassword, input == "-" {
            throw ValidationError(
                "--sample-password needs the hash as an argument or in a file: stdin is the password's")
        }
    }

    func run() throws {
        if sample.isGiven { return try findConstruction() }
        let output = FileDescriptorWriter.standardOutput()
        var summary = IdentifySummary()
        let keys = try declared.keys.keys()
        func answer(_ text: String) throws {
            let hash = try IdentifiedHash(text, declared, keys)
            summary.count(hash)
            try output.write((format == .json ? hash.json : hash.text) + "\n")
        }
        if try isHash() {
            try answer(input)
            try output.flush()
        } else {
            let lines = try LineFile(path: input)
            while let (_, bytes) = try lines.next() { try answer(String(decoding: bytes, as: UTF8.self)) }
            try output.flush()
            if let text = summary.text { Console.note(text) }
        }
        if !summary.isComplete { throw ExitStatus.no }
    }

    private func findConstruction() throws {
        let text = HashShape.withoutSurroundings(try isHash() ? input : onlyLine())
        let keys = try declared.keys.keys()
        let stored: StoredHash
        do {
            stored = try declared.stored(text).withSecrets(from: keys)
        } catch let error as HashFormatError {
            throw Failure("\(error)", hint: "--keys-file names the file with the secret of that id")
        }
        let answer = try sample.search(for: [stored] + (WrappedHash.unwrapped(stored).map { [$0] } ?? []), keys: keys)
        let output = FileDescriptorWriter.standardOutput()
        try output.write(format == .json ? answer.json.jsonText + "\n" : answer.text)
        try output.flush()
        for note in answer.notes { Console.note(note) }
        if let failure = answer.failure { throw failure }
    }

    /// The one line of the file.
    private func onlyLine() throws -> String {
        let lines = try LineFile(path: input)
        guard let (_, bytes) = try lines.next(), try lines.next() == nil else {
            throw Failure.usage(
                "one hash at a time is looked at with a known password", hint: "give the hash whose password it is")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether the argument is a hash itself. A file of that name comes first, and a name of a file is never a hash:
    /// "passwords.txt" has the form of traditional DES crypt.
    private func isHash() throws -> Bool {
        guard input != "-", !FileManager.default.fileExists(atPath: input) else { return false }
        switch HashShape(of: input) {
        case .format, .digest: return true
        case .mark, .other: break
        }
        // The one column of an application, in its own form.
        if let column = try? StoredHash(columnText: input), column.hash != input { return true }
        var stored = try declared.storedLine(input)
        stored.declaredScheme = nil
        guard SchemeRegistry.standard.identify(stored) == .unrecognized else { return true }
        guard input.contains("$") || input.contains("{") else { return false }
        throw Failure(
            "the argument is neither a file nor a hash of a known form",
            hint: "put a hash in single quotes: the shell takes $ and what follows it in double ones")
    }
}

/// How many of each there are.
private struct IdentifySummary {
    private var counts: [String: Int] = [:]
    private var strengths: [String: [HashStrength: Int]] = [:]
    private(set) var isComplete = true

    mutating func count(_ hash: IdentifiedHash) {
        if !hash.isAnswer { isComplete = false }
        counts[hash.name, default: 0] += 1
        if let strength = hash.strength { strengths[hash.name, default: [:]][strength, default: 0] += 1 }
    }

    /// The counts, the most frequent first; nil where there was no line.
    var text: String? {
        guard !counts.isEmpty else { return nil }
        let total = counts.values.reduce(0, +)
        var lines = ["\(total.grouped) \(total == 1 ? "line" : "lines")"]
        for (name, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            let number = count.grouped
            lines.append(
                String(repeating: " ", count: max(0, 12 - number.count)) + "\(number)  \(name)\(strength(name))")
        }
        return lines.joined(separator: "\n")
    }

    private func strength(_ name: String) -> String {
        let counts = (strengths[name] ?? [:]).sorted { $0.key < $1.key }
        guard !counts.isEmpty else { return "" }
        return ": " + counts.map { "\($0.value.grouped) \($0.key.rawValue)" }.joined(separator: ", ")
    }
}
