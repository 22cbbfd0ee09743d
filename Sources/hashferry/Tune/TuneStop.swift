internal import Synchronization

/// Says to the measuring threads that it is enough: by Ctrl-C, or because the time is up.
final class TuneStop: Sendable {
    private let isInterrupted = Atomic(false)
    private let deadline: ContinuousClock.Instant

    init(after seconds: Double) {
        deadline = .now + .seconds(seconds)
    }

    func interrupt() { isInterrupted.store(true, ordering: .relaxed) }

    /// Why to stop, or nil to go on.
    var reason: TuneEnd? {
        if isInterrupted.load(ordering: .relaxed) { return .interrupted }
        return ContinuousClock.now >= deadline ? .timeLimit : nil
    }
}

/// How a run ended.
enum TuneEnd: String {
    case complete
    case timeLimit
    case interrupted
}
