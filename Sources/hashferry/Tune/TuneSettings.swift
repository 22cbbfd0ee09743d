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
        let own = candidate.preferredHash.map { Self.own($0, memoryBudget) } ?? []
        guard let costs = candidate.costs as? any CostsElsewhere else { return own }
        return own + costs.settings.compactMap(\.self) + [appwrite(costs.fateInAppwrite)]
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

    private static func appwrite(_ fate: String) -> TuneSettings {
        TuneSettings("appwrite", "Appwrite", "new hashes are Argon2id m=65536, t=4, p=3, which cannot be set", fate)
    }

    static func django(_ hasher: String, _ attributes: [String]) -> TuneSettings {
        let body = attributes.map { "    \($0)" }.joined(separator: "\n")
        return TuneSettings("django", "Django", "class Tuned\(hasher)(\(hasher)):", body)
    }
}

/// Costs that other systems can be told of.
protocol CostsElsewhere: TuningCosts {
    /// How each system is told; nil for one that cannot have them.
    var settings: [TuneSettings?] { get }

    /// What becomes of a hash in Appwrite: Users API, "Fresh hashes Appwrite writes", "Verification rules", "Rehash,
    /// password change, history, policies".
    var fateInAppwrite: String { get }
}

extension CostsElsewhere {
    var fateInAppwrite: String { "an imported hash keeps its own until its first log-in, which replaces it" }
}
