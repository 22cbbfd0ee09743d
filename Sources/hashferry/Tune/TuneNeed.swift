internal import Foundation
internal import PasswordHashing
internal import PasswordVerification

/// The goal that a choice would meet, where nothing meets the one that was set.
struct TuneNeed {
    let estimate: TuningEstimate
    /// Who recommends the choice; nil of the closest one.
    let source: String?
    /// The options of `tune` that have to be others, in words to paste.
    let options: [String]

    /// What the choice misses of a goal, made up for.
    init(_ estimate: TuningEstimate, of source: String? = nil, instead goal: TuningGoal) {
        self.estimate = estimate
        self.source = source
        options = goal.violations(of: estimate).map { constraint in
            switch constraint {
            case .latency: "--target \(Self.roundedUp(estimate.latency * 1000))ms"
            case .memory:
                "--memory-budget "
                    + ByteSize(estimate.candidate.reservedMemory * UInt64(goal.concurrency)).roundedUp.text
            case .rate: "--logins-per-second \(Self.roundedDown(estimate.loginsPerSecond))"
            }
        }
    }

    /// `for m=7MiB t=5 p=1 (OWASP): --target 21ms`.
    var line: String {
        let origin = source.map { " (\($0))" } ?? ""
        return "for \(estimate.candidate)\(origin): \(options.joined(separator: " "))"
    }

    /// Two digits are as much as a measurement says.
    private static func roundedUp(_ number: Double) -> String {
        let step = pow(10, log10(number).rounded(.down) - 1)
        return String(format: "%g", (number / step).rounded(.up) * step)
    }

    private static func roundedDown(_ number: Double) -> String {
        let step = pow(10, log10(number).rounded(.down) - 1)
        return String(format: "%g", (number / step).rounded(.down) * step)
    }
}

extension ByteSize {
    /// The next whole MiB.
    fileprivate var roundedUp: ByteSize { ByteSize(bytes: ((bytes + 1 << 20 - 1) >> 20) << 20) }
}

extension TuneReport {
    /// What would be needed: for the closest choice, and for the cheapest of those that are recommended where that is
    /// weaker than all of them; nothing where the goal is met.
    func needs(_ choice: TuningEstimate) -> [TuneNeed] {
        guard !goal.violations(of: choice).isEmpty else { return [] }
        let isWeak = !published.contains { choice.candidate.isAtLeastAsStrong(as: $0.estimate.candidate) }
        let cheapest = published.min { $0.estimate.latency < $1.estimate.latency }
        let recommended = isWeak ? cheapest : nil
        return [TuneNeed(choice, instead: goal)]
            + (recommended.map { [TuneNeed($0.estimate, of: $0.recommendation.source, instead: goal)] } ?? [])
    }

    /// What to write elsewhere; nothing where the goal is not met, which is no choice to paste.
    func settings(_ choice: TuningEstimate) -> [TuneSettings] {
        goal.violations(of: choice).isEmpty
            ? TuneSettings.all(for: choice.candidate, memoryBudget: goal.memoryBudget) : []
    }
}
