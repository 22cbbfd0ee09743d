import AppwriteUsers
import JSONText
import Testing
import UserStorage

/// A user's second factors (Users API, MFA).
@Suite(.service()) struct FactorTests {
    private static let codesNotFound = ContractAnswer.failure(
        404, "user_recovery_codes_not_found", "Recovery codes could not be found on the current user.")
    private static let authenticatorNotFound = ContractAnswer.failure(
        404, "user_authenticator_not_found", "Authenticator could not be found on the current user.")
    private static let noFactor = #"{"totp":false,"phone":false,"email":false,"recoveryCode":false,"custom":false}"#

    static let rows: [ContractRow] = [
        ContractRow("list_mfa_factors of none", .get("/users/{user}/mfa/factors"), .success(noFactor)),
        ContractRow(
            "list_mfa_factors: an address that is verified",
            given: [.patch("/users/{user}/verification", #"{"emailVerification":true}"#)],
            .get("/users/{user}/mfa/factors"), .success(#"{"totp":false,"phone":false,"email":true}"#)),
        ContractRow(
            "list_mfa_factors: a number that is verified",
            given: [
                .patch("/users/{user}/phone", #"{"number":"+14155550141"}"#),
                .patch("/users/{user}/verification/phone", #"{"phoneVerification":true}"#),
            ],
            .get("/users/{user}/mfa/factors"), .success(#"{"totp":false,"phone":true,"email":false}"#)),
        ContractRow(
            "list_mfa_factors: verified without an address is none",
            given: [
                .patch("/users/{user}/email", #"{"email":""}"#),
                .patch("/users/{user}/verification", #"{"emailVerification":true}"#),
                .patch("/users/{user}/verification/phone", #"{"phoneVerification":true}"#),
            ],
            .get("/users/{user}/mfa/factors"), .success(noFactor)),
        ContractRow(
            "list_mfa_factors: recovery codes are none", given: [.patch("/users/{user}/mfa/recovery-codes")],
            .get("/users/{user}/mfa/factors"), .success(noFactor)),
        ContractRow("get_mfa_recovery_codes: none yet", .get("/users/{user}/mfa/recovery-codes"), codesNotFound),
        ContractRow(
            "create_mfa_recovery_codes a second time", given: [.patch("/users/{user}/mfa/recovery-codes")],
            .patch("/users/{user}/mfa/recovery-codes"),
            .failure(
                409, "user_recovery_codes_already_exists",
                "The current user already generated recovery codes and they can only be read once for security reasons."
            )),
        ContractRow("update_mfa_recovery_codes: none yet", .put("/users/{user}/mfa/recovery-codes"), codesNotFound),
        ContractRow(
            "delete_mfa_authenticator: none", .delete("/users/{user}/mfa/authenticators/totp"), authenticatorNotFound),
        ContractRow(
            "delete_mfa_authenticator: unknown type", .delete("/users/{user}/mfa/authenticators/sms"),
            .invalid("type", "Value must be one of (totp)")),
    ]

    @Test(arguments: rows) func holds(_ row: ContractRow) async throws { try await row.check(.current) }

    /// Documented as 201, answered with 200.
    @Test func recoveryCodesAreSixOfTenHexDigitsAndReplacedAsAWhole() async throws {
        let service = try ServiceUnderTest.current
        _ = try await service.call(.post, "/users", ["userId": "recovering"])
        let path = "/users/recovering/mfa/recovery-codes"
        let made = try await service.call(.patch, path)
        #expect(made.status == 200)
        #expect(made.json.keys == ["recoveryCodes"])
        let codes = try #require(made.json["recoveryCodes"]?.arrayValue).compactMap(\.stringValue)
        #expect(Set(codes).count == 6)
        #expect(codes.allSatisfy { $0.wholeMatch(of: /[0-9a-f]{10}/) != nil })
        let read = try await service.call(.get, path)
        #expect(read.status == 200)
        #expect(read.json == made.json)
        let replaced = try await service.call(.put, path)
        #expect(replaced.status == 200)
        #expect(replaced.json["recoveryCodes"]?.arrayValue?.count == 6)
        #expect(replaced.json != made.json)
        #expect(try await service.call(.get, path).json == replaced.json)
    }

    @Test func authenticatorIsAFactorOnceItIsVerified() async throws {
        let service = try ServiceUnderTest.current
        _ = try await service.call(.post, "/users", ["userId": "authenticated"])
        try await service.store.write { transaction in
            try transaction.insert(
                StoredAuthenticator(id: "totp", userId: "authenticated", type: "totp", createdAt: .now()))
        }
        let factors = "/users/authenticated/mfa/factors"
        #expect(try await service.call(.get, factors).json["totp"] == false)
        try await service.store.write { transaction in
            let user = try #require(try transaction.user(id: "authenticated"))
            try transaction.setVerified(true, authenticator: "totp", ofUser: user)
        }
        #expect(try await service.call(.get, factors).json["totp"] == true)
        let deleted = try await service.call(.delete, "/users/authenticated/mfa/authenticators/totp", [:])
        #expect(deleted.status == 204)
        #expect(deleted.body.isEmpty)
        #expect(try await service.call(.get, factors).json["totp"] == false)
    }
}
