import PasswordHashing
import Testing

@testable import PasswordVerification
@testable import UsersServer

/// What a client is told where its password could not be checked.
struct PoolFailureTests {
    @Test(arguments: [
        VerificationError(HashingError.outOfMemory, .argon2), VerificationError(HashingPoolError.timedOut, .argon2),
        VerificationError(HashingPoolError.cancelled, .argon2),
    ])
    func whatSaysNothingOfThePasswordIsNoMismatch(error: VerificationError) throws {
        let answer = try #require(ServiceError(poolFailure: error))
        #expect(answer.retryAfter == 1)
    }

    @Test func theTimeToAPlaceIsPassedOnWithinAMinute() {
        for (seconds, expected) in [(0.2, 1), (7.5, 8), (600, 60)] {
            let error = VerificationError(HashingPoolError.overloaded(retryAfter: .seconds(seconds)), .argon2)
            #expect(ServiceError(poolFailure: error)?.retryAfter == expected)
        }
    }

    @Test func aHashOverTheLimitsIsNobodys() {
        #expect(ServiceError(poolFailure: VerificationError(HashingPoolError.tooLarge, .argon2)) == nil)
    }
}
