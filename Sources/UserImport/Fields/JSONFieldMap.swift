internal import JSONText

/// What each member of a row's JSON object is read as.
struct JSONFieldMap: Sendable {
    /// What becomes of a member.
    indirect enum Use: Sendable {
        case read(FieldUse)
        /// One member, from which the caller reads several fields.
        case readAs([FieldUse])
        /// Members within it are read, by their names.
        case nested([String: Use])
        /// Left out on purpose.
        case ignored
        /// Not read, though its name says that it belongs to the password: whoever has a value there is told of.
        case watched
    }

    private let uses: [String: Use]
    private let taken: [FieldUse]
    /// The names that the first rows have.
    private let known: Set<String>

    init(_ map: FieldMap, _ tallies: [FieldTally]) {
        var members: [String: Use] = [:]
        for (index, tally) in tallies.enumerated() {
            let uses = map.uses[index]
            let use: Use? =
                map.ignored.contains(index)
                ? .ignored : uses.isEmpty ? nil : uses.count == 1 ? .read(uses[0]) : .readAs(uses)
            if let use, !tally.isInArray {
                Self.set(use, at: tally.name.split(separator: ".").map(String.init)[...], in: &members)
            }
        }
        uses = members
        taken = Array(map.uses.joined())
        known = Set(tallies.map(\.name))
    }

    /// What a member of the row is read as; nil where it is only noticed. A name that the first rows did not have is read
    /// where it is a field's own name.
    func use(of name: String) -> Use? {
        if let use = uses[name] { return use }
        let normalized = FieldNames.normalized(name)
        if !known.contains(name), let use = FieldNames.own[normalized] ?? FieldNames.states[normalized],
            !(use.isSingle && taken.contains { $0.fills(use) })
        {
            return .read(use)
        }
        return CredentialNames.isWatched(normalized) ? .watched : nil
    }

    private static func set(_ use: Use, at path: ArraySlice<String>, in uses: inout [String: Use]) {
        guard let name = path.first else { return }
        guard path.count > 1 else {
            if case .nested = uses[name], case .ignored = use { return }
            uses[name] = use
            return
        }
        var inner: [String: Use] = [:]
        if case .nested(let known) = uses[name] { inner = known }
        // A member that is read as a whole is not taken apart.
        switch uses[name] {
        case .read, .readAs: return
        default: break
        }
        set(use, at: path.dropFirst(), in: &inner)
        uses[name] = .nested(inner)
    }
}
