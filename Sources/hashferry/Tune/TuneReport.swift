internal import Foundation
internal import PasswordHashing
internal import PasswordVerification

/// What `tune` says of a run, in whatever form.
struct TuneReport {
    /// The scheme as its user names it.
    let schemeName: String
    /// The processor, and how many of its cores there are.
    let machine: String
    let date: Date
    let result: TuneResult

    /// From this spread on two runs may well disagree: more than a step of a fifth between two choices is then noise.
    static let trustedSpread = 0.10

    var search: TuningSearch { result.search }
    var goal: TuningGoal { search.goal }
    var choice: TuningEstimate? { search.choice }

    /// The date of the run, as `2027-01-31`.
    var day: String { date.formatted(.iso8601.year().month().day()) }

    /// The noise of the run, and whether it is too much.
    var noise: String {
        "noise \(Self.percent(result.probe.spread))"
            + (result.probe.spread > Self.trustedSpread ? ", too much to trust" : "")
    }

    /// The choice's neighbours and the choice itself, the least memory first.
    func table(_ choice: TuningEstimate) -> [TuningEstimate] {
        (search.neighbours(of: choice.candidate).compactMap { search.estimate(of: $0) } + [choice])
            .sorted { ($0.candidate.memory, $0.candidate.work) < ($1.candidate.memory, $1.candidate.work) }
    }

    /// What others recommend, on this machine.
    var published: [(recommendation: PublishedRecommendation, estimate: TuningEstimate)] {
        search.recommendations.compactMap { recommendation in
            search.estimate(of: recommendation.candidate).map { (recommendation, $0) }
        }
    }

    /// Why not to trust or use the answer, a sentence each.
    func warnings(_ choice: TuningEstimate) -> [String] {
        var warnings: [String] = []
        if result.end != .complete {
            let why = result.end == .interrupted ? "interrupted" : "the time limit was reached"
            let what = choice.isMeasured ? "" : ", and the parameters shown are predicted, not measured"
            warnings.append("partial answer: \(why)\(what)")
        }
        if result.probe.spread > Self.trustedSpread {
            warnings.append(
                "the machine is too noisy to trust this: the same measurement varied by "
                    + "\(Self.percent(result.probe.spread)); run again when it is quiet")
        }
        if !search.scheme.isFitForPasswords {
            warnings.append("\(search.scheme.name) is too weak for new passwords, whatever its count: argon2id is not")
        } else if !search.recommendations.contains(where: { choice.candidate.isAtLeastAsStrong(as: $0.candidate) }) {
            warnings.append("\(choice.candidate) is weaker than every current recommendation")
        }
        return warnings
    }

    /// What is less than in a recommendation, in words; nothing where the choice is at least as strong.
    func shortfalls(of choice: TuningEstimate, against other: TuningCandidate) -> [String] {
        var shortfalls: [String] = []
        if choice.candidate.memory < other.memory { shortfalls.append("less memory") }
        if choice.candidate.work < other.work { shortfalls.append("less work") }
        return shortfalls
    }

    static func percent(_ share: Double) -> String { String(decimal: share * 100, places: 1) + " %" }
}
