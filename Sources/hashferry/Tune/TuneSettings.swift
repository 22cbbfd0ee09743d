internal import PasswordHashing
internal import PasswordVerification

/// Parameters as the settings of other systems.
struct TuneSettings {
    /// The member of the JSON object.
    let key: String
    /// The system, for people.
    let name: String
    /// What to write there.
    let text: String

    /// The systems that can make such hashes.
    static func all(for candidate: TuningCandidate) -> [TuneSettings] {
        let settings: [TuneSettings?] =
            switch candidate {
            case .argon2(let parameters): argon2(parameters)
            case .scrypt(let parameters): scrypt(parameters)
            case .bcrypt(let parameters): bcrypt(parameters)
            case .phpass(let countLog2): [phpass(countLog2)]
            }
        return settings.compactMap(\.self) + [
            TuneSettings(key: "appwrite", name: "Appwrite", text: appwrite(candidate))
        ]
    }

    private static func argon2(_ parameters: Argon2.Parameters) -> [TuneSettings?] {
        let (memory, passes, lanes) = (parameters.memory, parameters.iterations, parameters.parallelism)
        let variant = parameters.variant == .argon2id ? "" : "variant: .\(parameters.variant.rawValue), "
        let swift = Self.swift(
            """
            let parameters = Argon2.Parameters(\(variant)memory: \(memory), \
            iterations: \(passes), parallelism: \(lanes))
            let policy = VerificationPolicy(preferred: .argon2(parameters))
            """)
        // The others write argon2id; PHP argon2i too.
        let phpName: String? =
            switch parameters.variant {
            case .argon2id: "PASSWORD_ARGON2ID"
            case .argon2i: "PASSWORD_ARGON2I"
            case .argon2d: nil
            }
        let costs = "['memory_cost' => \(memory), 'time_cost' => \(passes), 'threads' => \(lanes)]"
        let php = phpName.map { Self.php("password_hash($p, \($0), \(costs))") }
        guard parameters.variant == .argon2id else { return [swift, php] }
        return [
            swift, php,
            django(
                "Argon2PasswordHasher", ["time_cost = \(passes)", "memory_cost = \(memory)", "parallelism = \(lanes)"]),
            spring("new Argon2PasswordEncoder(16, \(parameters.digestByteCount), \(lanes), \(memory), \(passes))"),
        ]
    }

    private static func scrypt(_ parameters: Scrypt.Parameters) -> [TuneSettings?] {
        let costN = parameters.costN
        let log2 = costN.trailingZeroBitCount
        let (blockSize, lanes) = (parameters.blockSize, parameters.parallelism)
        return [
            swift(
                """
                let parameters = Scrypt.Parameters(costN: 1 << \(log2), blockSize: \(blockSize), parallelism: \(lanes))
                let policy = VerificationPolicy(preferred: .scrypt(parameters))
                """),
            // OpenSSL refuses more than 32 MiB unless told; it counts V, B and X: 128 r (N + p + 2).
            django(
                "ScryptPasswordHasher",
                [
                    "work_factor = 2**\(log2)", "block_size = \(blockSize)", "parallelism = \(lanes)",
                    "maxmem = \(128 * UInt64(blockSize) * (costN + UInt64(lanes) + 2))",
                ]),
            spring("new SCryptPasswordEncoder(\(costN), \(blockSize), \(lanes), \(parameters.digestByteCount), 16)"),
        ]
    }

    private static func bcrypt(_ parameters: Bcrypt.Parameters) -> [TuneSettings?] {
        [
            swift("let policy = VerificationPolicy(preferred: .bcrypt(cost: \(parameters.cost)))"),
            php("password_hash($p, PASSWORD_BCRYPT, ['cost' => \(parameters.cost)])"),
            django("BCryptSHA256PasswordHasher", ["rounds = \(parameters.cost)"]),
            spring("new BCryptPasswordEncoder(\(parameters.cost))"),
        ]
    }

    /// Users API, "Fresh hashes Appwrite writes", "Verification rules", "Rehash, password change, history, policies".
    private static func appwrite(_ candidate: TuningCandidate) -> String {
        let own = "new passwords get its own parameters, which cannot be set: Argon2id m=65536, t=4, p=3"
        switch candidate {
        case .argon2(let parameters) where parameters.variant != .argon2d:
            return "\(own)\nan imported hash carries these parameters with it, and keeps them"
        case .argon2: return "\(own)\nargon2d is never verified"
        case .scrypt, .bcrypt, .phpass:
            return "\(own)\nan imported hash carries these parameters with it until its first log-in, which replaces it"
        }
    }

    private static func swift(_ text: String) -> TuneSettings { TuneSettings(key: "swift", name: "Swift", text: text) }

    /// Openwall's class writes 5 more than it is told (PasswordHash.php, gensalt_private), and takes 4 and more.
    private static func phpass(_ countLog2: Int) -> TuneSettings? {
        countLog2 < 9
            ? nil : php("new PasswordHash(\(countLog2 - 5), true)  // Openwall's class; its count is 2^\(countLog2)")
    }

    private static func php(_ text: String) -> TuneSettings { TuneSettings(key: "php", name: "PHP", text: text) }

    private static func spring(_ text: String) -> TuneSettings {
        TuneSettings(key: "spring", name: "Spring Security", text: text)
    }

    private static func django(_ hasher: String, _ attributes: [String]) -> TuneSettings {
        let body = attributes.map { "    \($0)" }.joined(separator: "\n")
        return TuneSettings(key: "django", name: "Django", text: "class Tuned\(hasher)(\(hasher)):\n\(body)")
    }
}
