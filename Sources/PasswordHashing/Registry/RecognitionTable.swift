internal import HashEncoding

/// Which scheme a text is of: every shape of every scheme, filed under what can be looked up.
struct RecognitionTable: Sendable {
    /// What was found: at most one scheme for certain, or else those that are possible.
    enum Finding {
        case certain(Filed)
        case possible([Filed])
    }

    /// A type with its scheme, which it would have to take out of its descriptor.
    struct Filed: Sendable {
        let scheme: Scheme
        let type: any PasswordHash.Type
    }

    private struct Entry: Sendable {
        let filed: Filed
        /// All of the prefix, of which the key is the first token only. Names in braces are in lower case.
        var prefix: [UInt8] = []
        /// Nil where the key and the prefix say all.
        let decide: (@Sendable (StoredHash) -> Recognition)?

        func recognition(of stored: StoredHash) -> Recognition { decide?(stored) ?? .certain }
    }

    private var byLead: [FormatLead: [Entry]] = [:]
    private var byHexCount: [Int: [Filed]] = [:]
    private var byLength: [Int: [Entry]] = [:]
    private var byStart: [UInt8: [Entry]] = [:]
    private var byOption: [HashOptions.Name: [Entry]] = [:]

    init(_ types: [any PasswordHash.Type]) {
        for type in types {
            for shape in type.descriptor.shapes { file(shape, of: Filed(scheme: type.scheme, type: type)) }
        }
    }

    private mutating func file(_ shape: SchemeDescriptor.Shape, of filed: Filed) {
        switch shape {
        case .prefix(let prefix): filePrefix(prefix, filed, nil)
        case .prefixed(let prefix, let decide): filePrefix(prefix, filed, decide)
        case .hex(let count): byHexCount[count, default: []].append(filed)
        case .length(let count, let decide): byLength[count, default: []].append(Entry(filed: filed, decide: decide))
        case .start(let byte, let decide): byStart[byte, default: []].append(Entry(filed: filed, decide: decide))
        case .option(let name, let decide): byOption[name, default: []].append(Entry(filed: filed, decide: decide))
        }
    }

    private mutating func filePrefix(
        _ text: String, _ filed: Filed, _ decide: (@Sendable (StoredHash) -> Recognition)?
    ) {
        let bytes = text.utf8.span
        guard bytes.count > 1 || text == "_", let (lead, _) = FormatLead.of(bytes) else {
            preconditionFailure("\(filed.scheme.name): the prefix \(text) does not end its first token")
        }
        let prefix = Array(text.hasPrefix("{") ? text.lowercased().utf8 : text.utf8)
        let others = byLead[lead, default: []]
        precondition(
            decide != nil
                || !others.contains { $0.decide == nil && $0.prefix == prefix && $0.filed.type != filed.type },
            "two schemes claim the prefix \(text)")
        byLead[lead] = others + [Entry(filed: filed, prefix: prefix, decide: decide)]
    }

    /// The scheme that is certain, or all that are possible.
    func recognize(_ stored: StoredHash) -> Finding {
        var possible: [Filed] = []
        if !stored.options.isEmpty {
            for name in stored.options.names {
                if let filed = decide(byOption[name], stored, &possible) { return .certain(filed) }
            }
        }
        let bytes = stored.hash.utf8.span
        guard bytes.count > 1 else { return .possible(possible) }
        var isFiled = false
        if let (lead, _) = FormatLead.of(bytes), let entries = byLead[lead] {
            for entry in entries where starts(bytes, with: entry.prefix) {
                isFiled = true
                switch entry.recognition(of: stored) {
                case .certain: return .certain(entry.filed)
                case .possible: possible.append(entry.filed)
                case .none: break
                }
            }
        }
        if stored.options.isEmpty, let filed = byHexCount[bytes.count], ByteSet.hex.containsAll(bytes) {
            possible += filed
            // Digits to the end: no salt and no costs stand before the digest.
            isFiled = true
        }
        if let filed = decide(byLength[bytes.count], stored, &possible) { return .certain(filed) }
        if !isFiled, let filed = decide(byStart[bytes[0]], stored, &possible) { return .certain(filed) }
        return .possible(possible)
    }

    private func decide(
        _ entries: [Entry]?, _ stored: StoredHash, _ possible: inout [Filed]
    ) -> Filed? {
        guard let entries else { return nil }
        for entry in entries {
            switch entry.recognition(of: stored) {
            case .certain: return entry.filed
            case .possible:
                if !possible.contains(where: { $0.type == entry.filed.type }) { possible.append(entry.filed) }
            case .none: break
            }
        }
        return nil
    }

    /// A name in braces is the same in any case of letters.
    private func starts(_ bytes: Span<UInt8>, with prefix: [UInt8]) -> Bool {
        guard bytes.count >= prefix.count else { return false }
        let ignoresCase = prefix.first == UInt8(ascii: "{")
        for index in prefix.indices {
            var byte = bytes[index]
            if ignoresCase, ByteSet.upperLetters.contains(byte) { byte |= 0x20 }
            if byte != prefix[index] { return false }
        }
        return true
    }
}
