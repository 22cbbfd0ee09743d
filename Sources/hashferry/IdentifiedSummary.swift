internal import PasswordHashing

/// How many hashes of each kind a list has, and how strong they are.
struct IdentifiedSummary {
    private var kinds: [String: Int] = [:]
    private var strengths: [HashStrength: Int] = [:]
    private var total = 0
    /// Whether every line was an answer.
    private(set) var isComplete = true

    mutating func count(_ answer: IdentifiedHash) {
        total += 1
        kinds[answer.kind, default: 0] += 1
        if let strength = answer.strength { strengths[strength, default: 0] += 1 }
        if !answer.isAnswer { isComplete = false }
    }

    /// The counts, the commonest kind first; nil for one hash, which has said it all.
    var text: String? {
        guard total > 1 else { return nil }
        var lines = ["\(total.grouped) hashes"]
        lines += rows(kinds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) })
        let found = HashStrength.allCases.sorted().compactMap { strength in
            strengths[strength].map { (strength.rawValue, $0) }
        }
        if !found.isEmpty { lines += ["how well they withstand guessing"] + rows(found) }
        return lines.joined(separator: "\n")
    }

    private func rows(_ counts: [(String, Int)]) -> [String] {
        counts.map { name, count in
            let number = count.grouped
            return String(repeating: " ", count: max(0, 8 - number.count)) + number + "  " + name
        }
    }
}
