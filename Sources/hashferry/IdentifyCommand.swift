internal import AppwriteUsers
internal import ArgumentParser
internal import FileReading
internal import JSONText
internal import PasswordHashing
internal import UserImport

/// `hashferry identify`: what is this hash?
struct IdentifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "identify",
        abstract: "Say what each hash of a list is: scheme, parameters, strength, and the endpoint that takes it.",
        discussion: """
            Reads one hash a line, from FILE or stdin. A shape that other formats share is never named as the answer: \
            its candidates are listed instead. Exit: 0, or 1 when a line is no hash that is known or is broken.

            Examples:
              hashferry identify hashes.txt
              cut -d: -f2 export.txt | hashferry identify --format json
            """)

    @Option(help: "How the answers are written: text, or json for one object a line.")
    var format = OutputFormat.text

    @OptionGroup var declared: StoredHashArguments

    @Argument(help: "A file with a hash a line; - or nothing is stdin.", completion: .file())
    var file: String = "-"

    func run() throws {
        let lines = try LineFile(path: file)
        let output = FileDescriptorWriter.standardOutput()
        var isComplete = true
        while let (_, bytes) = try lines.next() {
            let text = String(decoding: bytes, as: UTF8.self)
            let answer = IdentifiedHash(text, try declared.stored(text))
            if !answer.isAnswer { isComplete = false }
            try output.write((format == .json ? answer.json : answer.text) + "\n")
        }
        try output.flush()
        if !isComplete { throw ExitStatus.no }
    }
}

/// What is known of one hash, ready to be written.
private struct IdentifiedHash {
    private let input: String
    private let scheme: Scheme?
    private let candidates: [String]
    private let hash: (any PasswordHash)?
    private let endpoint: String?
    private let reason: String?

    init(_ input: String, _ stored: StoredHash) {
        self.input = input
        switch SchemeRegistry.identify(stored) {
        case .certain(let scheme): (self.scheme, candidates) = (scheme, [scheme.name])
        case .possible(_, let names): (scheme, candidates) = (nil, names)
        case .unrecognized: (scheme, candidates) = (nil, [])
        }
        guard scheme != nil else {
            (hash, endpoint) = (nil, nil)
            reason = candidates.isEmpty ? "unrecognized: no known scheme writes a hash of this form" : nil
            return
        }
        do {
            let hash = try SchemeRegistry.parse(stored)
            self.hash = hash
            let (endpoint, route) = ImportPlanner().endpoint(for: stored)
            self.endpoint = endpoint?.rawValue
            reason = if case .uncarriable(let reason) = route { "\(reason)" } else { nil }
        } catch {
            (hash, endpoint) = (nil, nil)
            reason = "\(error.code.rawValue): \(error)"
        }
    }

    /// Whether the line is a hash that can be named or narrowed down.
    var isAnswer: Bool { hash != nil || (scheme == nil && !candidates.isEmpty) }

    var json: String {
        let parameters = (hash?.publicParameters ?? []).map { parameter -> (String, JSONValue) in
            switch parameter.value {
            case .text(let text): (parameter.name, .string(text))
            case .number(let number): (parameter.name, .integer(Int64(clamping: number)))
            }
        }
        var members: [(String, JSONValue)] = [
            ("input", .string(input)), ("scheme", scheme.map { .string($0.name) } ?? .null),
            ("candidates", .array(candidates.map(JSONValue.string))), ("parameters", .object(JSONObject(parameters))),
            ("strength", hash.map { .string($0.strength.rawValue) } ?? .null),
            ("endpoint", endpoint.map(JSONValue.string) ?? .null),
        ]
        if let reason { members.append(("reason", .string(reason))) }
        return JSONValue.object(JSONObject(members)).jsonText
    }

    var text: String {
        guard let hash else {
            if let reason { return "\(scheme?.name ?? "unknown")\t\(reason)" }
            return "possibly \(candidates.joined(separator: " or "))\tdeclare it with --scheme"
        }
        return "\(hash)\t\(hash.strength.rawValue)\t\(endpoint ?? reason ?? "")"
    }
}
