internal import PasswordHashing
internal import PasswordVerification

/// Parameters as the settings of other systems; no line is over 76 characters.
struct TuneSettings {
    /// The member of the JSON object.
    let key: String
    /// The system, for people.
    let name: String
    /// What to write there.
    let text: String

    init(_ key: String, _ name: String, _ lines: String...) {
        self.key = key
        self.name = name
        text = lines.joined(separator: "\n")
    }

    /// The systems that can make such hashes.
    /// - Parameter memoryBudget: what all verifications may hold together, in bytes.
    static func all(for candidate: TuningCandidate, memoryBudget: UInt64) -> [TuneSettings] {
        let others: [TuneSettings?] =
            switch candidate {
            case .argon2(let parameters): argon2(parameters)
            case .scrypt(let parameters): scrypt(parameters)
            case .bcrypt(let parameters): bcrypt(cost: parameters.cost)
            case .phpass(let countLog2): [phpass(countLog2)]
            }
        let own = candidate.preferredHash.map { Self.own($0, memoryBudget) } ?? []
        return own + others.compactMap(\.self) + [appwrite(candidate)]
    }

    private static func own(_ preferred: PreferredHash, _ memoryBudget: UInt64) -> [TuneSettings] {
        [
            TuneSettings(
                "hashferry", "Hashferry",
                "hashferry serve --prefer \(preferred) \\", "  --memory-budget \(ByteSize(memoryBudget).text)"),
            TuneSettings(
                "swift", "Swift",
                "let preferred = try PreferredHash(\"\(preferred)\")",
                "let policy = VerificationPolicy(preferred: preferred)"),
        ]
    }

    /// Users API, "Fresh hashes Appwrite writes", "Verification rules", "Rehash, password change, history, policies".
    private static func appwrite(_ candidate: TuningCandidate) -> TuneSettings {
        let fate =
            switch candidate {
            case .argon2(let parameters) where parameters.variant != .argon2d: "an imported hash keeps its own"
            case .argon2: "argon2d is never verified"
            case .scrypt, .bcrypt, .phpass: "an imported hash keeps its own until its first log-in, which replaces it"
            }
        return TuneSettings(
            "appwrite", "Appwrite", "new hashes are Argon2id m=65536, t=4, p=3, which cannot be set", fate)
    }

    /// Openwall's class writes 5 more than it is told (PasswordHash.php, gensalt_private), and takes 4 and more.
    private static func phpass(_ countLog2: Int) -> TuneSettings? {
        countLog2 < 9
            ? nil
            : TuneSettings(
                "php", "PHP",
                "new PasswordHash(\(countLog2 - 5), true)  // Openwall's class; its count is 2^\(countLog2)")
    }

    static func django(_ hasher: String, _ attributes: [String]) -> TuneSettings {
        let body = attributes.map { "    \($0)" }.joined(separator: "\n")
        return TuneSettings("django", "Django", "class Tuned\(hasher)(\(hasher)):", body)
    }
}
