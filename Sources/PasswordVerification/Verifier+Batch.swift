public import PasswordHashing

/// A password, and the hash that it is checked against.
public struct VerificationRequest: Sendable {
    /// The password's bytes; they stay the caller's.
    public let password: [UInt8]
    /// The stored hash.
    public let stored: StoredHash

    /// Makes a request of a password's bytes and a stored hash.
    public init(password: [UInt8], stored: StoredHash) {
        self.password = password
        self.stored = stored
    }
}

extension VerificationRequest: CustomStringConvertible, CustomReflectable {
    /// The type's name only.
    public var description: String { "VerificationRequest" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// The answer to one request of many.
public struct VerificationResult: Sendable {
    /// The request's place, from 0.
    public let index: Int
    /// The answer, or why there is none.
    public let outcome: Result<Verification, VerificationError>
}

extension Verifier {
    /// Verifies many passwords, several at a time, and gives each answer as it comes, in no order.
    ///
    /// Requests are taken from the sequence as places become free, up to half of what may wait for the pool at once, so
    /// that it fills the lanes of every thread, and leaves places in the queue to others. Answers wait for their reader, a
    /// hundred bytes each. No answer is late: the pool's deadline is for log-ins. Ending the iteration cancels those under
    /// way.
    public func verify(
        contentsOf requests: some Sequence<VerificationRequest> & Sendable
    ) -> AsyncStream<VerificationResult> {
        AsyncStream { continuation in
            let task = Task {
                await withTaskGroup(of: VerificationResult.self) { group in
                    var waiting = requests.enumerated().makeIterator()
                    func startNext() {
                        guard !Task.isCancelled, let (index, request) = waiting.next() else { return }
                        group.addTask { VerificationResult(index: index, outcome: await outcome(of: request)) }
                    }
                    for _ in 0..<max(pool.threadCount, pool.maximumWaiting / 2) { startNext() }
                    for await result in group {
                        continuation.yield(result)
                        startNext()
                    }
                }
                continuation.finish()
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    private func outcome(of request: VerificationRequest) async -> Result<Verification, VerificationError> {
        do throws(VerificationError) {
            return .success(
                try await verify(
                    Password(copying: request.password.span), against: request.stored, deadline: .seconds(86_400)))
        } catch {
            return .failure(error)
        }
    }
}
