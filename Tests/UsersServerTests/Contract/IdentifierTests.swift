import AppwriteUsers
import JSONText
import Testing

/// Identifiers, addresses and names (Users API, identifiers, e-mail, phone, names).
@Suite(.service()) struct IdentifierTests {
    /// An address, its canonical form, and whether that is the address itself.
    static let canonical: [(email: String, canonical: String)] = [
        ("a.d.a+shop@gmail.com", "ada@gmail.com"), ("grace@googlemail.com", "grace@gmail.com"),
        ("kay@gmail.com", "kay@gmail.com"), ("a.da+shop@outlook.com", "a.da@outlook.com"),
        ("ada+shop@hotmail.com", "ada@outlook.com"), ("ada2@live.com", "ada2@outlook.com"),
        ("ada@msn.com", "ada@outlook.com"), ("ada+shop@icloud.com", "ada@icloud.com"),
        ("ada@me.com", "ada@icloud.com"), ("ada@mac.com", "ada@icloud.com"), ("ada-shop@yahoo.com", "ada@yahoo.com"),
        ("ada-b-shop@ymail.com", "ada-b@yahoo.com"), ("ada+shop@yahoo.com", "ada+shop@yahoo.com"),
        ("ada+shop@protonmail.com", "ada+shop@protonmail.com"), ("ada@proton.me", "ada@protonmail.com"),
        ("ada@pm.me", "ada@protonmail.com"), ("ada+shop@fastmail.com", "ada+shop@fastmail.com"),
        ("ada@fastmail.fm", "ada@fastmail.com"), ("ada@walla.co.il", "ada@walla.co.il"),
        ("a.da+shop@example.com", "a.da+shop@example.com"),
    ]

    @Test(arguments: canonical)
    func canonicalAddressIsShown(_ row: (email: String, canonical: String)) async throws {
        let response = try await ServiceUnderTest.current.call(
            .post, "/users", ["userId": "unique()", "email": .string(row.email)])
        #expect(response.json["email"] == .string(row.email))
        #expect(response.json["emailCanonical"] == .string(row.canonical))
        #expect(response.json["emailIsCanonical"] == .bool(row.email == row.canonical))
        for key in ["emailIsFree", "emailIsDisposable", "emailIsCorporate"] { #expect(response.json[key] == .null) }
    }

    static let rows: [ContractRow] = [
        ContractRow(
            "two addresses with one canonical form are two users",
            given: [.post("/users", #"{"userId":"{user}2","email":"{user}@gmail.com"}"#)],
            .post("/users", #"{"userId":"{user}3","email":"{user}+shop@gmail.com"}"#), .created()),
        ContractRow(
            "an address is in lower case", .post("/users", #"{"userId":"{user}2","email":"{user}.UP@Example.COM"}"#),
            .created(#"{"email":"{user}.up@example.com"}"#)),
        ContractRow(
            "an address is trimmed", .post("/users", #"{"userId":"{user}2","email":" {user}2@example.com\n"}"#),
            .created(#"{"email":"{user}2@example.com"}"#)),
        ContractRow(
            "an id is told in its own case", given: [.post("/users", #"{"userId":"{user}-Mixed"}"#)],
            .get("/users/{user}-Mixed"), .success(#"{"$id":"{user}-Mixed"}"#)),
        ContractRow(
            "an id in another case is the same", given: [.post("/users", #"{"userId":"{user}-Mixed"}"#)],
            .get("/users/{user}-mixed"), .success(#"{"$id":"{user}-Mixed"}"#)),
        ContractRow(
            "an id in another case clashes", given: [.post("/users", #"{"userId":"{user}-Mixed"}"#)],
            .post("/users", #"{"userId":"{user}-mixed"}"#), .failure(409, "user_already_exists")),
        ContractRow(
            "many users have no address and no number", given: [.post("/users", #"{"userId":"{user}2"}"#)],
            .post("/users", #"{"userId":"{user}3"}"#), .created(#"{"email":"","phone":""}"#)),
        ContractRow(
            "many users lose their address",
            given: [
                .post("/users", #"{"userId":"{user}2","email":"{user}2@example.com"}"#),
                .patch("/users/{user}2/email", #"{"email":""}"#),
            ],
            .patch("/users/{user}/email", #"{"email":""}"#), .success(#"{"email":""}"#)),
        ContractRow(
            "a name is not unique", .post("/users", #"{"userId":"{user}2","name":"Ada Lovelace"}"#),
            .created(#"{"name":"Ada Lovelace"}"#)),
        ContractRow(
            "a name keeps its spaces", .post("/users", #"{"userId":"{user}2","name":"  Ada\tL  "}"#),
            .created(#"{"name":"  Ada\tL  "}"#)),
        ContractRow(
            "a name has no NUL", .post("/users", #"{"userId":"{user}2","name":"Ada\u0000"}"#),
            .invalid("name", Words.text(128))),
        ContractRow(
            "a push token blocks an address",
            given: [
                .post(
                    "/users/{user}/targets",
                    #"{"targetId":"unique()","providerType":"push","identifier":"+14155550151"}"#)
            ],
            .patch("/users/{user}/phone", #"{"number":"+14155550151"}"#), .failure(409, "user_target_already_exists")),
        ContractRow(
            "no call sets the times of a user",
            .post("/users", #"{"userId":"{user}2","registration":"2001-01-01T00:00:00.000+00:00","accessedAt":"x"}"#),
            .created(#"{"accessedAt":"","passwordUpdate":""}"#)),
    ]

    @Test(arguments: rows) func holds(_ row: ContractRow) async throws { try await row.check(.current) }
}
