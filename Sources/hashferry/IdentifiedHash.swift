internal import AppwriteUsers
internal import JSONText
internal import PasswordHashing
internal import UserImport

/// What is known of one hash, ready to be written.
struct IdentifiedHash {
    private let input: String
    /// The scheme that verifies it, as it stands or once it is unwrapped.
    let scheme: Scheme?
    private let candidates: [String]
    private let hash: (any PasswordHash)?
    /// The format by its name, where it is not simply the scheme's own.
    let format: HashFormat?
    private let endpoint: String?
    private let reason: String?
    /// What stands around the hash and is not part of it.
    private let surroundings: String?

    init(_ input: String, _ original: StoredHash) {
        self.input = input
        let bare = HashShape.withoutSurroundings(input)
        surroundings = bare == input ? nil : "white space or quotes stand around it"
        var stored = original
        stored.hash = bare
        var format: HashFormat?
        if case .format(let found) = HashShape(of: bare) { format = found }
        if case .unrecognized = SchemeRegistry.identify(stored), let inner = WrappedHash.unwrapped(bare) {
            stored = inner
        }
        switch SchemeRegistry.identify(stored) {
        case .certain(let scheme): (self.scheme, candidates) = (scheme, [scheme.name])
        case .possible(_, let names): (scheme, candidates) = (nil, names)
        case .unrecognized: (scheme, candidates) = (nil, [])
        }
        // The format's name adds nothing to the scheme's own form.
        self.format = format?.name == scheme?.name ? nil : format
        guard scheme != nil else {
            (hash, endpoint) = (nil, nil)
            reason = candidates.isEmpty ? Self.reason(format, bare) : nil
            return
        }
        do {
            hash = try SchemeRegistry.parse(stored)
            let (endpoint, route) = ImportPlanner().endpoint(for: stored)
            self.endpoint = endpoint?.rawValue
            reason = if case .uncarriable(let reason) = route { "\(reason)" } else { nil }
        } catch {
            (hash, endpoint) = (nil, nil)
            reason = "\(error.code.rawValue): \(error)"
        }
    }

    private static func reason(_ format: HashFormat?, _ text: String) -> String {
        if let format { return "unsupported: \(format.advice)" }
        switch HashShape(of: text) {
        case .digest(let byteCount):
            return "ambiguous: base64 of \(byteCount) bytes, as many digests are: in hex, --scheme says of which"
        case .mark: return "unsupported: a mark of an account without a password"
        case .format, .other:
            guard let possible = HashFormat.possible(in: text) else {
                return "unrecognized: no known system writes a hash of this form"
            }
            return "unsupported: may be \(possible.title): \(possible.advice)"
        }
    }

    /// Whether the line is a hash that can be verified or narrowed down.
    var isAnswer: Bool { hash != nil || (scheme == nil && !candidates.isEmpty) }

    /// What the hash counts as: its format's title, its scheme, or its candidates.
    var kind: String {
        if let format { return format.title }
        if let scheme { return hash == nil ? "broken \(scheme.name)" : scheme.name }
        if candidates.isEmpty, let possible = HashFormat.possible(in: input) {
            return "possibly \(possible.title)"
        }
        return candidates.isEmpty ? "not recognised" : "possibly \(candidates.joined(separator: ", "))"
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
        if let format {
            members += [
                ("format", .string(format.name)), ("title", .string(format.title)), ("advice", .string(format.advice)),
            ]
        }
        if let surroundings { members.append(("note", .string(surroundings))) }
        return JSONValue.object(JSONObject(members)).jsonText
    }

    var text: String {
        let note = surroundings.map { "\t\($0)" } ?? ""
        guard let hash else {
            if let format { return "\(format.title)\t\(format.advice)\(note)" }
            if let reason { return "\(scheme?.name ?? "unknown")\t\(reason)\(note)" }
            return "possibly \(candidates.joined(separator: " or "))\tdeclare it with --scheme\(note)"
        }
        let name = format.map { "\($0.title): \(hash)" } ?? "\(hash)"
        return "\(name)\t\(hash.strength.rawValue)\t\(endpoint ?? reason ?? "")\(note)"
    }
}
