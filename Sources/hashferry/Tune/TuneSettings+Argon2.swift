internal import PasswordHashing

extension Argon2.Parameters: CostsElsewhere {
    var settings: [TuneSettings?] { TuneSettings.argon2(self) }

    var fateInAppwrite: String {
        variant == .argon2d ? "argon2d is never verified" : "an imported hash keeps its own"
    }
}

extension TuneSettings {
    /// Every one of them takes the memory in KiB, but for Ruby's, which takes its logarithm.
    fileprivate static func argon2(_ parameters: Argon2.Parameters) -> [TuneSettings?] {
        let (memory, passes, lanes) = (parameters.memory, parameters.iterations, parameters.parallelism)
        let variant = parameters.variant
        let isHybrid = variant == .argon2id
        return [
            php(parameters),
            isHybrid
                ? django(
                    "Argon2PasswordHasher",
                    ["time_cost = \(passes)", "memory_cost = \(memory)", "parallelism = \(lanes)"]) : nil,
            isHybrid
                ? TuneSettings(
                    "spring", "Spring Security", "// salt and hash length, parallelism, memory in KiB, iterations",
                    "new Argon2PasswordEncoder(16, \(parameters.digestByteCount), \(lanes), \(memory), \(passes))")
                : nil,
            TuneSettings(
                "argon2-cffi", "Python, argon2-cffi", "argon2.PasswordHasher(",
                "    type=argon2.Type.\(variant.shortName), time_cost=\(passes), memory_cost=\(memory),",
                "    parallelism=\(lanes))"),
            TuneSettings(
                "passlib", "Python, passlib", "passlib.hash.argon2.using(",
                "    type=\"\(variant.shortName)\", time_cost=\(passes), memory_cost=\(memory),",
                "    parallelism=\(lanes))"),
            TuneSettings(
                "node", "Node, argon2", "argon2.hash(password, {",
                "  type: argon2.\(variant.rawValue), timeCost: \(passes), memoryCost: \(memory),",
                "  parallelism: \(lanes) })"),
            go(parameters), isHybrid ? ruby(parameters) : nil,
            TuneSettings(
                "dotnet", ".NET, Konscious.Security.Cryptography",
                "new \(variant.className)(password) { Salt = salt, Iterations = \(passes),",
                "  MemorySize = \(memory), DegreeOfParallelism = \(lanes) }.GetBytes(\(parameters.digestByteCount))"),
        ]
    }

    /// PHP has no argon2d.
    private static func php(_ parameters: Argon2.Parameters) -> TuneSettings? {
        guard parameters.variant != .argon2d else { return nil }
        return TuneSettings(
            "php", "PHP", "password_hash($p, PASSWORD_\(parameters.variant.rawValue.uppercased()), [",
            "  'memory_cost' => \(parameters.memory), 'time_cost' => \(parameters.iterations),",
            "  'threads' => \(parameters.parallelism)])")
    }

    /// Go has no argon2d, and its threads are a byte; no choice has more than 64.
    private static func go(_ parameters: Argon2.Parameters) -> TuneSettings? {
        let function: String
        switch parameters.variant {
        case .argon2id: function = "IDKey"
        case .argon2i: function = "Key"
        case .argon2d: return nil
        }
        return TuneSettings(
            "go", "Go, x/crypto/argon2", "// time, memory in KiB, threads, bytes of the key",
            "argon2.\(function)(password, salt, \(parameters.iterations), \(parameters.memory), "
                + "\(parameters.parallelism), \(parameters.digestByteCount))")
    }

    /// The gem `argon2` takes the logarithm of the memory in KiB, and up to 8 lanes.
    private static func ruby(_ parameters: Argon2.Parameters) -> TuneSettings? {
        guard parameters.parallelism <= 8 else { return nil }
        let memory = parameters.memory
        guard memory.nonzeroBitCount == 1 else {
            return TuneSettings(
                "rails", "Rails, devise-argon2", "the memory is a power of two there: it cannot be \(memory) KiB")
        }
        return TuneSettings(
            "rails", "Rails, devise-argon2", "# m_cost is log2 of the memory in KiB",
            "devise :database_authenticatable, :argon2, argon2_options: {",
            "  t_cost: \(parameters.iterations), m_cost: \(memory.trailingZeroBitCount), "
                + "p_cost: \(parameters.parallelism) }")
    }
}

extension Argon2.Variant {
    /// What follows "argon2" in the name: `ID`.
    fileprivate var shortName: String { rawValue.dropFirst("argon2".count).uppercased() }

    /// The name as a class: `Argon2id`.
    fileprivate var className: String { "A" + rawValue.dropFirst() }
}
