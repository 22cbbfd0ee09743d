public import AppwriteUsers
internal import Synchronization

/// A transport that sends as many requests at a time as the server bears, up to a ceiling.
///
/// It begins with one and grows with the answers. When the server says that it has too much to do (429, 503), cannot be
/// reached, or does not answer, half as many are sent from then on (additive increase, multiplicative decrease). A pause
/// that the server asks for in `Retry-After` or `X-RateLimit-Reset` holds every request back. Who waits is served in turn.
public final class AdaptiveTransport<PauseClock: Clock>: HTTPTransport where PauseClock.Duration == Duration {
    private let transport: any HTTPTransport
    private let clock: PauseClock
    private let maximumPause: Duration
    private let stop: DeliveryStop
    private let state: Mutex<State>

    private struct State {
        var window: AdaptiveWindow
        var underWay = 0
        var pausedUntil: PauseClock.Instant?
        var waiters: [Waiter] = []
        var nextWaiter = 0
        /// Whether the last request that ended met trouble.
        var isInTrouble = false
    }

    private struct Waiter {
        let id: Int
        let continuation: CheckedContinuation<Bool, Never>
    }

    /// Makes a transport of another.
    /// - Parameters:
    ///   - ceiling: How many requests are under way at the most, 1 or more.
    ///   - maximumPause: A longer pause than this is not kept: the caller gives the request up.
    ///   - stop: What ends every wait.
    ///   - clock: What tells the time and waits.
    public init(
        _ transport: any HTTPTransport, ceiling: Int, maximumPause: Duration, stop: DeliveryStop = DeliveryStop(),
        clock: PauseClock = ContinuousClock()
    ) {
        self.transport = transport
        self.clock = clock
        self.maximumPause = maximumPause
        self.stop = stop
        state = Mutex(State(window: AdaptiveWindow(ceiling: ceiling)))
    }

    /// How the delivery stands now.
    public var current: DeliveryState {
        state.withLock { state in
            let isPaused = state.pausedUntil.map { $0 > clock.now } ?? false
            return DeliveryState(
                underWay: isPaused ? 0 : state.underWay, window: state.window.count,
                isWaiting: isPaused || state.isInTrouble)
        }
    }

    /// Waits for a place in the window and for the end of a pause, then sends the request.
    public func send(_ request: HTTPTransportRequest) async throws(TransportFailure) -> HTTPTransportResponse {
        guard await takePlace() else { throw Self.cancelled }
        guard let number = try? await begin() else {
            leave()
            throw Self.cancelled
        }
        do throws(TransportFailure) {
            let response = try await transport.send(request)
            end(number, AdaptiveWindow.Answer(status: response.status), pause: response.retryDelay)
            return response
        } catch {
            end(number, AdaptiveWindow.Answer(error), pause: nil)
            throw error
        }
    }

    private static var cancelled: TransportFailure { TransportFailure(.cancelled, mayHaveReachedServer: false) }
}

extension AdaptiveTransport {
    /// Waits for the end of a pause, and numbers the request.
    private func begin() async throws -> Int {
        while true {
            let pause = state.withLock { state -> PauseClock.Instant? in
                state.pausedUntil.flatMap { $0 > clock.now ? $0 : nil }
            }
            guard let pause else { return state.withLock { $0.window.begin() } }
            try await stop.wait { [clock] in try await clock.sleep(until: pause, tolerance: nil) }
        }
    }

    private func end(_ number: Int, _ answer: AdaptiveWindow.Answer, pause: Duration?) {
        state.withLock { state in
            state.window.end(number, answer, isFull: state.underWay >= state.window.count)
            state.isInTrouble = answer == .trouble
            guard answer == .trouble, let pause, pause <= maximumPause else { return }
            let end = clock.now.advanced(by: pause)
            state.pausedUntil = max(state.pausedUntil ?? end, end)
        }
        leave()
    }

    /// Takes a place in the window, in turn; false where the task was cancelled first.
    private func takePlace() async -> Bool {
        let id = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let hasPlace = state.withLock { state -> Bool? in
                    // A cancellation that came before this has found nobody to wake.
                    if Task.isCancelled { return false }
                    guard state.waiters.isEmpty, state.underWay < state.window.count else {
                        state.waiters.append(Waiter(id: id, continuation: continuation))
                        return nil
                    }
                    state.underWay += 1
                    return true
                }
                if let hasPlace { continuation.resume(returning: hasPlace) }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                state.waiters.firstIndex { $0.id == id }.map { state.waiters.remove(at: $0) }
            }
            waiter?.continuation.resume(returning: false)
        }
    }

    /// Gives a place back, and lets in as many as there is room for.
    private func leave() {
        let next = state.withLock { state in
            state.underWay -= 1
            let count = min(state.waiters.count, max(0, state.window.count - state.underWay))
            state.underWay += count
            defer { state.waiters.removeFirst(count) }
            return Array(state.waiters.prefix(count))
        }
        for waiter in next { waiter.continuation.resume(returning: true) }
    }
}

extension AdaptiveWindow.Answer {
    init(status: Int) {
        switch status {
        case 429, 502, 503, 504: self = .trouble
        case 500: self = .error
        default: self = .fine
        }
    }

    init(_ failure: TransportFailure) {
        switch failure.reason {
        case .cannotConnect, .timedOut, .connectionLost: self = .trouble
        case .invalidRequest, .answerTooLarge, .protocolViolation, .cancelled: self = .error
        }
    }
}
