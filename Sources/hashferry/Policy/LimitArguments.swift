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
        return limits
    }

    /// What tells a run with these limits from one with the usual ones; empty for those.
    var context: [String] {
        guard limits != Self.usual else { return [] }
        return [limits.memory, limits[.argon2Blocks], limits[.scryptBytes], limits[.bcryptExpansions]].map {
            String($0)
        }
    }
}
