/// How many requests a server gets at a time: more while it answers, half as many when it is in trouble.
///
/// This is the congestion avoidance of TCP (RFC 5681, section 3.1): one more for each answer at first; after the first
/// trouble one more for each whole window of answers. It is a pure value, which knows no clock: requests are numbered.
struct AdaptiveWindow {
    /// What becomes of the window after a request.
    enum Answer {
        /// The server did what it was asked for, or said no to that alone.
        case fine
        /// The server failed at this request (500), which may be the request's fault.
        case error
        /// The server has too much to do (429, 503), is away (502, 504), or there is no answer.
        case trouble
    }

    /// What the window never exceeds.
    let ceiling: Int
    private(set) var size = 1.0
    private var hasMetTrouble = false
    /// The number of the next request.
    private var next = 0
    /// Requests below this number were sent before the window was last made smaller.
    private var firstSinceDecrease = 0
    /// The share of errors among the last answers, where the newest counts most.
    private var errorShare = 0.0

    init(ceiling: Int) { self.ceiling = max(1, ceiling) }

    /// How many requests may be under way.
    var count: Int { max(1, Int(size)) }

    /// Numbers a request that is sent now.
    mutating func begin() -> Int {
        next += 1
        return next - 1
    }

    /// Takes note of how a request ended.
    /// - Parameters:
    ///   - number: Its number.
    ///   - isFull: Whether as many requests were under way as the window allows: a window that nobody fills does not grow.
    mutating func end(_ number: Int, _ answer: Answer, isFull: Bool) {
        errorShare = errorShare * (1 - Self.errorWeight) + (answer == .error ? Self.errorWeight : 0)
        let isTrouble = answer == .trouble || errorShare > Self.maximumErrorShare
        guard isTrouble else {
            if answer == .fine, isFull { grow() }
            return
        }
        // All that was under way together tells of the same trouble.
        guard number >= firstSinceDecrease else { return }
        size = max(1, size / 2)
        hasMetTrouble = true
        firstSinceDecrease = next
        errorShare = 0
    }

    private mutating func grow() {
        size = min(Double(ceiling), size + (hasMetTrouble ? 1 / size : 1))
    }

    /// Judgement: some seven errors in a row, or one in three for long, are no longer the rows' fault.
    private static let errorWeight = 0.05
    private static let maximumErrorShare = 0.3
}
