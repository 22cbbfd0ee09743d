import Hummingbird
import PasswordHashing
import PasswordVerification
import ServiceLifecycle

// guide: what your application knows of its users.
protocol UserTable: Sendable {
    func password(ofUser email: String) async throws -> StoredHash?
    /// Replaces the hash if it still is the expected one: two log-ins at once renew it once.
    func replacePassword(ofUser email: String, expected: StoredHash, with new: StoredHash) async throws
}

struct LogInForm: Decodable {
    let email: String
    let password: String
}

/// Ends the pool's threads with the application.
struct PoolService: Service {
    let pool: HashingPool

    func run() async throws {
        try? await gracefulShutdown()
        await pool.shutdown()
    }
}

func logInRouter(_ verifier: Verifier, _ users: some UserTable) -> Router<BasicRequestContext> {
    let router = Router()
    router.post("login") { request, context -> HTTPResponse.Status in
        let form = try await request.decode(as: LogInForm.self, context: context)
        let stored = try await users.password(ofUser: form.email)
        let verdict: LoginVerdict
        do throws(VerificationError) {
            // Takes equally long for an unknown user, and never blocks the event loop.
            verdict = try await verifier.verifyForLogin(Password(form.password), against: stored)
        } catch {
            switch error.code {
            case .overloaded, .timedOut, .cancelled: throw HTTPError(.serviceUnavailable)
            default: throw HTTPError(.unauthorized)
            }
        }
        guard case .match(_, let replacement, _) = verdict, let stored else { throw HTTPError(.unauthorized) }
        if let replacement {
            try await users.replacePassword(ofUser: form.email, expected: stored, with: replacement)
        }
        return .ok
    }
    return router
}

func logInApplication(_ users: some UserTable) throws -> some ApplicationProtocol {
    let pool = try HashingPool(memoryBudget: 512 << 20)
    return Application(router: logInRouter(Verifier(pool: pool), users), services: [PoolService(pool: pool)])
}
// end of the guide.
