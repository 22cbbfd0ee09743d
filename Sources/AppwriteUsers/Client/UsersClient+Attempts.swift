extension UsersClient {
    /// Makes a request, again if need be, until there is a success or nothing more to try.
    /// - Parameter reading: Reads an answer that says success; one that is no JSON was cut on its way.
    func answer<Value>(
        to call: ClientCall, _ reading: (HTTPTransportResponse) throws(AppwriteError) -> Value
    ) async throws(AppwriteError) -> Value {
        var attempts = RetryPolicy.Attempts()
        while true {
            let attempt = await attempt(call, reading)
            guard case .failure(let failure) = attempt.result else { return try attempt.result.get() }
            let outcome = RetryPolicy.Outcome(failure, retryDelay: attempt.retryDelay)
            guard await waits(&attempts, after: outcome, isSafeToRepeat: call.method.isSafeToRepeat) else {
                throw failure
            }
        }
    }

    /// Waits before another attempt at a call that the caller has settled: it was not carried out, or may be carried out
    /// again.
    /// - Parameters:
    ///   - attempts: What was tried so far; the attempt that failed is added.
    ///   - failure: How the last attempt ended.
    /// - Returns: Whether there is to be another attempt: not where the ``RetryPolicy`` gives up, or the wait was ended.
    public func waitsToRepeat(_ attempts: inout RetryPolicy.Attempts, after failure: AppwriteError) async -> Bool {
        await waits(&attempts, after: RetryPolicy.Outcome(failure, retryDelay: nil), isSafeToRepeat: true)
    }

    /// Makes a request once.
    private func attempt<Value>(
        _ call: ClientCall, _ reading: (HTTPTransportResponse) throws(AppwriteError) -> Value
    ) async -> (result: Result<Value, AppwriteError>, retryDelay: Duration?) {
        let response: HTTPTransportResponse
        switch await answered(call) {
        case .success(let answer): response = answer
        case .failure(let failure): return (.failure(.transport(failure)), nil)
        }
        guard response.isSuccess else {
            let refusal =
                ServerError(response).map(AppwriteError.refused)
                ?? .unexpectedAnswer(UnexpectedAnswer(.foreign, in: response))
            return (.failure(refusal), response.retryDelay)
        }
        do throws(AppwriteError) {
            return (.success(try reading(response)), nil)
        } catch {
            return (.failure(error), nil)
        }
    }

    private func answered(_ call: ClientCall) async -> Result<HTTPTransportResponse, TransportFailure> {
        do throws(TransportFailure) {
            return .success(try await send(call))
        } catch {
            return .failure(error)
        }
    }
}

extension RetryPolicy.Outcome {
    /// How an attempt ended that brought no result.
    init(_ failure: AppwriteError, retryDelay: Duration?) {
        switch failure {
        case .transport(let failure): self = .failure(failure)
        case .refused(let error): self = .answer(status: error.code, retryDelay: retryDelay)
        case .invalidRequest: self = .failure(TransportFailure(.invalidRequest, mayHaveReachedServer: false))
        case .unexpectedAnswer(let answer):
            if 200..<300 ~= answer.code, case .json = answer.problem {
                // The answer was cut, or is that of something on the way.
                self = .failure(TransportFailure(.connectionLost, mayHaveReachedServer: true))
            } else {
                self = .answer(status: answer.code, retryDelay: retryDelay)
            }
        }
    }
}
