import AppwriteUsers
import Synchronization

/// A transport that loses, delays, doubles and spoils requests and answers at random, as a bad network and a server in
/// trouble do.
///
/// The random numbers are those of a seed. Which request gets which of them depends on the order in which tasks run.
final class FaultyTransport: HTTPTransport {
    /// What happens to a request.
    enum Fault: Hashable, CaseIterable {
        /// Nothing listens.
        case unreachable
        /// The request is lost on its way.
        case requestLost
        /// The request is carried out, and its answer is lost.
        case answerLost
        /// The client has waited for too long when the request arrives: others have overtaken it.
        case late
        /// The request arrives twice, the second time after others.
        case doubled
        /// The answer arrives after others.
        case slow
        /// The answer ends in its middle.
        case cut
        /// A refusal in the place of the request.
        case refused
        /// A refusal in the place of the answer, while the request is carried out.
        case spoiled
        case tooMany
    }

    private struct State {
        var random: Seeded
        var counts: [Fault: Int] = [:]
        /// Requests that are to be carried out after others.
        var late: [HTTPTransportRequest] = []
    }

    private let transport: any HTTPTransport
    private let share: Double
    private let state: Mutex<State>

    /// - Parameter share: the share of requests to which something happens.
    init(_ transport: any HTTPTransport, seed: UInt64, share: Double) {
        self.transport = transport
        self.share = share
        state = Mutex(State(random: Seeded(seed: seed)))
    }

    /// How often what has happened.
    var counts: [Fault: Int] { state.withLock { $0.counts } }

    func send(_ request: HTTPTransportRequest) async throws(TransportFailure) -> HTTPTransportResponse {
        let (fault, number, overtaken) = state.withLock { state in
            let happens = Double.random(in: 0..<1, using: &state.random) < share
            let fault = happens ? Fault.allCases.randomElement(using: &state.random) : nil
            if let fault { state.counts[fault, default: 0] += 1 }
            // What was late arrives before a later request, sometimes.
            let isTime = state.late.count > 3 && Bool.random(using: &state.random)
            let overtaken = isTime ? state.late.removeFirst() : nil
            return (fault, Int.random(in: 0..<1000, using: &state.random), overtaken)
        }
        if let overtaken { _ = try? await transport.send(overtaken) }
        switch fault {
        case nil: return try await transport.send(request)
        case .unreachable: throw TransportFailure(.cannotConnect, mayHaveReachedServer: false)
        case .requestLost: throw TransportFailure(.connectionLost, mayHaveReachedServer: true)
        case .answerLost:
            _ = try await transport.send(request)
            throw TransportFailure(.connectionLost, mayHaveReachedServer: true)
        case .late:
            state.withLock { $0.late.append(request) }
            throw TransportFailure(.timedOut, mayHaveReachedServer: true)
        case .doubled:
            state.withLock { $0.late.append(request) }
            return try await transport.send(request)
        case .slow:
            let answer = try await transport.send(request)
            for _ in 0..<number { await Task.yield() }
            return answer
        case .cut:
            let answer = try await transport.send(request)
            // A cut refusal is told by the transport, as its length does not fit.
            guard 200..<300 ~= answer.status, answer.body.count > 1 else {
                throw TransportFailure(.connectionLost, mayHaveReachedServer: true)
            }
            return HTTPTransportResponse(
                status: answer.status, fields: answer.fields,
                body: Array(answer.body.prefix(1 + number % (answer.body.count - 1))))
        case .refused: return Self.refusal([500, 502, 503, 504][number % 4])
        case .spoiled:
            _ = try await transport.send(request)
            return Self.refusal([500, 502, 503, 504][number % 4])
        case .tooMany: return Self.refusal(429)
        }
    }

    /// Lets all requests arrive that are still on their way.
    func settle() async {
        let late = state.withLock { state in
            defer { state.late = [] }
            return state.late
        }
        for request in late { _ = try? await transport.send(request) }
    }

    private static func refusal(_ status: Int) -> HTTPTransportResponse {
        let body = #"{"message":"Something is wrong","code":\#(status),"type":"general_unknown"}"#
        return HTTPTransportResponse(
            status: status, fields: status == 429 ? ["Retry-After": "0"] : HeaderFields(),
            body: Array(status.isMultiple(of: 2) ? body.utf8 : "<html>".utf8))
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same values for the same seed.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
