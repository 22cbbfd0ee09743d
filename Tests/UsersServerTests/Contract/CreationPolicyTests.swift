import AppwriteUsers
import JSONText
import Testing
import UsersServer

/// New passwords under the policies that a project may have (Users API, create and validators).
@Suite(
    .service { configuration in
        configuration.settings.refusesPersonalData = true
        configuration.settings.passwordDictionary = ["password", "iloveyou"]
    }
) struct CreationPolicyTests {
    private static let personal = ContractAnswer.failure(
        400, "password_personal_data",
        "The password you are trying to use contains references to your name, email, phone or userID. For your "
            + "security, please choose a different password and try again.")
    private static let common = ContractAnswer.invalid(
        "password",
        "Password must be between 8 and 265 characters long, and should not be one of the commonly used password.")

    private static func create(_ password: String) -> ContractRequest {
        .post(
            "/users",
            #"{"userId":"{user}2","email":"grace.{user}@example.com","phone":"+14155550199","name":"Grace Hopper","#
                + #""password":"\#(password)"}"#)
    }

    static let rows: [ContractRow] = [
        ContractRow("the id", create("my-{user}2"), personal),
        ContractRow("the address", create("x GRACE.{user}@example.com"), personal),
        ContractRow("the address's local part", create("12 grace.{user}"), personal),
        ContractRow("the name in any case", create("xxgrace hopperxx"), personal),
        ContractRow("the number", create("a+14155550199"), personal),
        ContractRow("the number without its plus", create("a14155550199"), personal),
        ContractRow("a common password", create("password"), common),
        ContractRow("another common password", create("iloveyou"), common),
        ContractRow(
            "an update with the name", .patch("/users/{user}/password", #"{"password":"the ADA LOVELACE"}"#), personal),
        ContractRow(
            "an update with a common password", .patch("/users/{user}/password", #"{"password":"password"}"#), common),
        ContractRow(
            "a common password in another case is none",
            .post("/users", #"{"userId":"{user}2","password":"Password"}"#),
            .created()),
        ContractRow(
            "a hash is not looked up in the dictionary",
            .post("/users/md5", #"{"userId":"{user}2","email":"{user}2@example.com","password":"password"}"#),
            .created(#"{"password":"password"}"#)),
    ]

    @Test(arguments: rows) func holds(_ row: ContractRow) async throws { try await row.check(.current) }
}
