internal import AppwriteUsers
internal import ImportDestinations
internal import JSONText
internal import PasswordHashing
internal import UserImport

/// What is known of one hash, ready to be written.
struct IdentifiedHash: Redacted {
    private let input: String
    private let scheme: Scheme?
    private let candidates: [String]
    private let hash: (any PasswordHash)?
    private let endpoint: String?
    private let reason: String?
    /// What it is or may be, where no scheme reads it.
    private let format: HashFormat?
    /// What stands around the hash.
    private let note: String?

    init(_ input: String, _ declared: StoredHashArguments, _ keys: HashKeys) throws {
        self.input = input
        let (text, surroundings) = Self.withoutSurroundings(input)
        let line = try declared.storedLine(text)
        // Without its secret it is what it is, and the reading says that the key is not at hand.
        let given = (try? line.withSecrets(from: keys)) ?? line
        let inner = WrappedHash.unwrapped(given)
        let stored = inner ?? given
        let hash = Result { () throws(HashFormatError) in try SchemeRegistry.standard.parse(stored) }
        let notes = [surroundings, inner == nil ? nil : Self.format(of: text)?.title].compactMap(\.self)
        note = notes.isEmpty ? nil : notes.joined(separator: ", ")
        switch (SchemeRegistry.standard.identify(stored), hash) {
        case (.certain, .failure(let error)) where error.code == .ambiguous:
            // A scheme that has several readings of the text itself.
            (scheme, candidates) = (nil, error.candidates)
        case (.certain(let scheme), _): (self.scheme, candidates) = (scheme, [scheme.name])
        case (.possible(_, let names), _): (scheme, candidates) = (nil, names)
        case (.unrecognized, _): (scheme, candidates) = (nil, [])
        }
        guard scheme != nil else {
            format = Self.format(of: text) ?? HashFormat.possible(in: text)
            (self.hash, endpoint) = (nil, nil)
            let isNamed = format != nil || !candidates.isEmpty
            reason = isNamed ? nil : "unrecognized: no known system writes a hash of this form"
            return
        }
        format = nil
        switch hash {
        case .success(let hash):
            self.hash = hash
            let (endpoint, route) = AppwritePlanner().endpoint(for: stored)
            self.endpoint = endpoint?.rawValue
            reason = if case .uncarriable(let reason) = route { "\(reason)" } else { nil }
        case .failure(let error):
            (self.hash, endpoint) = (nil, nil)
            reason = "\(error.code.rawValue): \(error)"
        }
    }

    /// Whether the line is a hash that can be named or narrowed down.
    var isAnswer: Bool { hash != nil || format != nil || (scheme == nil && !candidates.isEmpty) }

    /// What it is counted as.
    var name: String {
        if let scheme { return hash == nil ? "\(scheme.name), broken" : scheme.name }
        return format?.title ?? (candidates.isEmpty ? "unrecognized" : possibilities)
    }

    var strength: HashStrength? { hash?.strength }

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
        if let format { members += [("format", .string(format.name)), ("advice", .string(advice(on: format)))] }
        if let note { members.append(("note", .string(note))) }
        return JSONValue.object(JSONObject(members)).jsonText
    }

    var text: String {
        let note = note.map { " (\($0))" } ?? ""
        if let hash { return "\(hash)\t\(hash.strength.rawValue)\t\(endpoint ?? reason ?? "")\(note)" }
        if !candidates.isEmpty, scheme == nil {
            return
                "\(possibilities)\t\(format.map { "\($0.title): \(advice(on: $0))" } ?? "declare it with --scheme")\(note)"
        }
        if let format { return "\(format.title)\t\(format.advice)\(note)" }
        return "\(scheme?.name ?? "unknown")\t\(reason ?? "")\(note)"
    }

    /// A scheme that is one of several reads nothing before it is declared.
    private func advice(on format: HashFormat) -> String {
        let isUndecided = !candidates.isEmpty && format.scheme != nil
        return isUndecided ? "declare which it is with --scheme, --sample-password finds it" : format.advice
    }

    /// Many names leave the rest to `--format json`.
    private var possibilities: String {
        guard candidates.count > 1 else { return "possibly \(candidates.joined())" }
        let more = candidates.count - Self.listedCount
        return "ambiguous: \(candidates.prefix(Self.listedCount).joined(separator: ", "))"
            + (more > 0 ? " and \(more) more" : "")
    }

    private static let listedCount = 8

    // MARK: Reading

    private static func format(of text: String) -> HashFormat? {
        if case .format(let format) = HashShape(of: text) { format } else { nil }
    }

    private static func withoutSurroundings(_ input: String) -> (text: String, note: String?) {
        let text = HashShape.withoutSurroundings(input)
        guard !text.isEmpty, text.utf8.count < input.utf8.count else { return (text, nil) }
        let around = input.replacing(text, with: "")
        let quotes = around.contains { $0 == "\"" || $0 == "'" } ? "quotes" : nil
        let others = around.contains { $0 != "\"" && $0 != "'" } ? "white space" : nil
        return (text, [others, quotes].compactMap(\.self).joined(separator: " and ") + " around the hash")
    }
}
