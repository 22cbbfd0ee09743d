import AppwriteUsers
import ImportDestinations
import JSONText
import PasswordHashing
import Testing
import UserImport

/// Users whom their source knows by a name alone.
@Suite struct UsernameTests {
    private func plan(_ credential: RecordCredential, id: String? = nil) throws -> AppwritePlan {
        var record = UserRecord()
        (record.id, record.credential) = (id, credential)
        record.attributes[.username] = "ada"
        return try AppwritePlanner().plan(record)
    }

    @Test func areUsersWhereThePasswordIsKnownOrThereIsNone() throws {
        let id = try #require(try plan(.none).create?.userId.text)
        #expect(try plan(.none).lines == [#"POST /users {"userId":"\#(id)"}"#])
        #expect(
            try plan(.plain("correct horse")).lines == [
                #"POST /users {"userId":"\#(id)","password":"correct horse"}"#
            ])
        #expect(try plan(.none, id: "7").lines == [#"POST /users {"userId":"7"}"#])
    }

    @Test func areCountedByNameWhereAHashNeedsAnAddress() throws {
        let plan = try plan(.stored(SchemeVector(.bcrypt, "2b-cost-4").stored))
        #expect(plan.route.code == .noEmail && plan.route.reason.hasSuffix("the row has a user name only"))
        #expect(plan.create?.endpoint == .plain && plan.scheme == .bcrypt)
    }

    @Test func loseTheNameWhichNoCallTakes() throws {
        #expect(try plan(.none).lostFields == ["username"])
    }

    @Test func withoutAnythingThatTellsAUserFromOthersIsRejected() {
        var record = UserRecord()
        record.attributes[.username] = .string("")
        #expect(throws: RowRejection.self) { try AppwritePlanner().plan(record) }
    }
}
