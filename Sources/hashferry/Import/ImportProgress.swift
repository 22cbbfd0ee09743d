internal import FileReading
internal import ImportDestinations
internal import Synchronization

/// How far an import is, on a terminal: after every batch, and several times a second while a service takes one.
///
/// Where stderr is no terminal, only a long wait for a service is told, and its end.
final class ImportProgress: Sendable {
    private struct State {
        var line: ProgressLine
        var rows: Int
        var bytesRead = 0
        var waitingSince: ContinuousClock.Instant?
        var hasTold = false
    }

    private let state: Mutex<State>
    private let firstRow: Int
    private let delivery: AdaptiveTransport<ContinuousClock>?

    /// - Parameters:
    ///   - rows: rows that an earlier run settled, which are not this one's work.
    ///   - delivery: the transport of a service.
    init(totalBytes: Int?, rows: Int, delivery: AdaptiveTransport<ContinuousClock>?) {
        firstRow = rows
        self.delivery = delivery
        state = Mutex(State(line: ProgressLine(totalBytes: totalBytes), rows: rows))
    }

    /// Shows the state after a batch.
    func show(rows: Int, bytesRead: Int) {
        state.withLock { state in
            (state.rows, state.bytesRead) = (rows, bytesRead)
            show(&state, delivery?.current)
        }
    }

    /// Shows how the delivery stands as long as the task that it starts is not cancelled; nil without a service.
    func watch() -> Task<Void, Never>? {
        guard let delivery else { return nil }
        return Task {
            while (try? await ContinuousClock().sleep(for: .milliseconds(250))) != nil {
                let current = delivery.current
                state.withLock { state in
                    show(&state, current)
                    tell(&state, current)
                }
            }
        }
    }

    private func show(_ state: inout State, _ current: DeliveryState?) {
        let detail = current.map { current in
            current.isWaiting
                ? "waiting for the service" : "\(current.underWay) of \(current.window) requests under way"
        }
        state.line.show(rows: state.rows, since: firstRow, bytesRead: state.bytesRead, detail: detail)
    }

    private func tell(_ state: inout State, _ current: DeliveryState) {
        guard current.isWaiting else {
            if state.hasTold { Console.note("the service answers again") }
            (state.waitingSince, state.hasTold) = (nil, false)
            return
        }
        let now = ContinuousClock.now
        let since = state.waitingSince ?? now
        state.waitingSince = since
        guard !state.hasTold, now - since >= Self.patience else { return }
        state.hasTold = true
        Console.note("waiting for the service, which does not answer or has asked for a pause; Ctrl-C ends the run")
    }

    /// How long a wait is before it is told; judgement: shorter ones are not worth a line in a log.
    private static let patience = Duration.seconds(5)
}
