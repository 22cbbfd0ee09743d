internal import ArgumentParser
internal import PasswordHashing

/// The largest costs that are paid for a stored hash.
struct LimitArguments: ParsableArguments {
    private static let usual = HashLimits()

    @Option(
        help: ArgumentHelp(
            "Memory that one stored hash may take; one of more is refused (default: \(ByteSize(usual.memory).text)).",
            valueName: "size"),
        transform: ByteSize.init(_:))
    var maxHashMemory: ByteSize?

    @Option(
        help: ArgumentHelp(
            "Memory that one may fill over all its passes (default: \(ByteSize(usual[.argon2Blocks] << 10).text) for "
                + "Argon2, \(ByteSize(usual[.scryptBytes]).text) for scrypt).",
            valueName: "size"),
        transform: ByteSize.init(_:))
    var maxHashWork: ByteSize?

    @Option(
        help: ArgumentHelp(
            "The highest cost of a bcrypt hash (default: \(usual[.bcryptExpansions].trailingZeroBitCount)).",
            valueName: "log2"))
    var maxBcryptCost: Int?

    @Option(
        help: ArgumentHelp(
            "The most work that one hash of a scheme may take, and of every scheme whose work counts the same, such as "
                + "sha=1000,phpass=65536; 'hashferry schemes' shows what it counts and the default.",
            valueName: "scheme=number,…"),
        transform: WorkLimits.init)
    var maxWork: WorkLimits?

    func validate() throws {
        guard 4...31 ~= maxBcryptCost ?? 4 else {
            throw ValidationError("--max-bcrypt-cost takes a number from 4 to 31")
        }
    }

    var limits: HashLimits {
        var limits = HashLimits()
        if let maxHashMemory { limits.memory = UInt64(maxHashMemory.bytes) }
        if let maxHashWork {
            limits[.argon2Blocks] = UInt64(maxHashWork.bytes) >> 10
            limits[.scryptBytes] = UInt64(maxHashWork.bytes)
        }
        if let maxBcryptCost { limits[.bcryptExpansions] = 1 << UInt64(maxBcryptCost) }
        for (unit, most) in maxWork?.limits ?? [] { limits[unit] = most }
        return limits
    }

    /// What tells a run with these limits from one with the usual ones; empty for those.
    var context: [String] {
        guard limits != Self.usual else { return [] }
        let usual = [limits.memory, limits[.argon2Blocks], limits[.scryptBytes], limits[.bcryptExpansions]]
        return usual.map { String($0) } + (maxWork?.limits ?? []).map { "\($0.unit.name) \(limits[$0.unit])" }.sorted()
    }
}

/// Bounds of work as people write them: `pbkdf2-sha256=10000000,phpass=65536`.
struct WorkLimits {
    let limits: [(unit: WorkUnit, most: UInt64)]

    init(_ argument: String) throws {
        limits = try argument.split(separator: ",", omittingEmptySubsequences: false).flatMap { part in
            let pair = part.split(separator: "=", omittingEmptySubsequences: false).map { String($0) }
            guard pair.count == 2, let most = UInt64(pair[1]), most > 0 else {
                throw ValidationError("--max-work takes a scheme and a number above 0, such as phpass=65536")
            }
            guard let name = SchemeName(pair[0]), let type = SchemeRegistry.standard.type(of: name.scheme) else {
                throw ValidationError("--max-work names no scheme: 'hashferry schemes' shows them")
            }
            return type.descriptor.units.map { ($0, most) }
        }
    }
}
