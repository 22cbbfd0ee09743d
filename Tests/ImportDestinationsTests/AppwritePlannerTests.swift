import AppwriteUsers
import ImportDestinations
import JSONText
import PasswordHashing
import Testing
import UserImport

@Suite struct AppwritePlannerTests {
    let planner = AppwritePlanner()

    @Test(arguments: [
        "u1", "0", "5f3a.b-c_d", String(repeating: "a", count: 36), "f3b1c2d4-0000-4000-8000-0123456789ab",
    ])
    func keepsAnIDThatTheWireAllows(id: String) throws {
        let plan = try planner.plan(.sample(id: id))
        #expect(plan.create?.userId.text == id && plan.mappedFrom == nil)
    }

    /// The expected ids are `m` and 16 bytes of SHA-256, as Python's hashlib computes them.
    @Test(arguments: [
        ("auth0|x", "m769da0178cba541642c93e2016f0c49e"),
        (String(repeating: "a", count: 37), "m21ec055b38ce759cd4d0f477e9bdec2c"),
        ("_x", "ma01e47cb4cec09633376c56bea646aee"), ("-x", "ma420962426d711880258b007d6767792"),
        (".x", "mbb42e4c602551e7cef9f8a8d21cd0ab7"), ("jörg", "m12c433a0914cf916178d99b922892cd3"),
        ("f:1234:ada", "m47a82bf4051ef128326f0c2202bc8a85"), ("a b", "mc8687a08aa5d6ed2044328fa6a697ab8"),
        // The server would choose another id at every run.
        ("unique()", "m2ab0f082f5806661cf486d7594509661"),
    ])
    func mapsEveryOtherIDAlwaysAlike(id: String, mapped: String) throws {
        for _ in 0..<2 {
            let plan = try planner.plan(.sample(id: id))
            #expect(plan.create?.userId.text == mapped && plan.mappedFrom == id)
        }
        #expect(try UserID(mapped).text == mapped)
    }

    @Test func withoutAnIDTheAddressStandsForTheUser() throws {
        var record = UserRecord.sample(id: nil)
        record.email = " Ada@Example.com "
        record.phone = "+14155550100"
        #expect(try planner.plan(record).create?.userId.text == "mb5fc85e55755f9e0d030a10ab4429b6b")
        #expect(try planner.plan(record).mappedFrom == nil)
        record.email = nil
        #expect(try planner.plan(record).create?.userId.text == "m40d3f4e02db27d66cf4cfdda506c2c94")
        record.phone = nil
        record.name = "Ada"
        #expect(throws: RowRejection.self) { try planner.plan(record) }
    }

    struct Broken: Sendable, CustomTestStringConvertible {
        let field: String
        let value: String
        let change: @Sendable (inout UserRecord, String) -> Void
        var testDescription: String { "\(field): \(value.prefix(20))" }

        init(_ field: String, _ value: String, _ change: @escaping @Sendable (inout UserRecord, String) -> Void) {
            self.field = field
            self.value = value
            self.change = change
        }
    }

    static let broken =
        ["", "ada", "ada@localhost", "a@b@example.com", "jörg@example.com"].map {
            Broken("email", $0) { $0.email = $1 }
        }
        + ["", "14155550100", "+0155550100", "+802555010011", "+1 415 555 0100", "+123456"].map {
            Broken("phone", $0) { $0.phone = $1 }
        }
        + ["", String(repeating: "n", count: 129)].map { Broken("name", $0) { $0.name = $1 } }
        + ["", "a b", "ä", String(repeating: "l", count: 37)].map { Broken("labels", $0) { $0.labels = [$1] } }
        + [String(repeating: "p", count: 65_536)].map { Broken("prefs", $0) { $0.preferences = ["k": .string($1)] } }

    @Test(arguments: broken) func leavesAnOptionalFieldOutAndSaysSo(example: Broken) throws {
        var record = UserRecord.sample(.plain("correct horse"))
        example.change(&record, example.value)
        guard example.field != "email" else { return }
        let plan = try planner.plan(record)
        #expect(plan.create != nil && plan.route == .plain)
        #expect(plan.problems.map(\.field) == [example.field])
        if example.value.utf8.count > 3 { #expect(!"\(plan.problems)".contains(example.value)) }
    }

    @Test(arguments: broken) func rejectsAFieldByItsNameWhereFieldsAreStrict(example: Broken) {
        var policy = ImportPolicy()
        policy.strictFields = true
        let planner = AppwritePlanner(policy: policy)
        var record = UserRecord.sample(.plain("correct horse"))
        example.change(&record, example.value)
        let rejection = #expect(throws: RowRejection.self) { try planner.plan(record) }
        #expect(rejection?.field == example.field && rejection?.reason.isEmpty == false)
        if example.value.utf8.count > 3 { #expect(rejection?.description.contains(example.value) == false) }
        #expect(rejection?.description.contains("correct horse") == false)
    }

    private func full(_ credential: RecordCredential) -> UserRecord {
        var record = UserRecord.sample(credential)
        record.phone = "+14155550100"
        record.name = "Ada"
        record.emailVerified = true
        record.phoneVerified = true
        record.disabled = true
        record.labels = ["vip", "beta", "vip"]
        record.preferences = ["theme": "dark", "n": 1]
        return record
    }

    private let afterPhone = [
        #"PATCH /users/u1/verification {"emailVerification":true}"#,
        #"PATCH /users/u1/verification/phone {"phoneVerification":true}"#,
        #"PATCH /users/u1/status {"status":false}"#,
        #"PUT /users/u1/labels {"labels":["vip","beta"]}"#,
        #"PATCH /users/u1/prefs {"prefs":{"theme":"dark","n":1}}"#,
    ]

    @Test func aHashedUsersPhoneFollows() throws {
        let hash = "$P$Br387rwferoKN7uwHZqNMu98q3U8RO."
        #expect(
            try planner.plan(full(.stored(.make(hash)))).lines == [
                #"POST /users/phpass {"userId":"u1","email":"ada@example.com","password":"\#(hash)","name":"Ada"}"#,
                #"PATCH /users/u1/phone {"number":"+14155550100"}"#,
            ] + afterPhone)
    }

    @Test(arguments: [
        (RecordCredential.plain("correct horse"), #","password":"correct horse""#), (.none, ""),
        // A password that cannot be carried: the plain endpoint, and the phone with it.
        (.stored(.make("correct horse")), ""), (.plain("short"), ""),
    ])
    func everyOtherUsersPhoneIsOnTheCreateCall(credential: RecordCredential, password: String) throws {
        let create =
            #"POST /users {"userId":"u1","email":"ada@example.com","phone":"+14155550100"\#(password),"name":"Ada"}"#
        #expect(try planner.plan(full(credential)).lines == [create] + afterPhone)
    }

    @Test func sendsNothingThatIsNotSet() throws {
        var record = UserRecord.sample()
        record.preferences = [:]
        #expect(try planner.plan(record).followUps.isEmpty)
        #expect(try planner.plan(record).lostFields.isEmpty)
    }

    @Test func verifiesOnlyAnAddressThatIsThere() throws {
        var record = UserRecord.sample()
        record.email = nil
        record.emailVerified = true
        record.phoneVerified = true
        #expect(try planner.plan(record).lines == [#"POST /users {"userId":"u1"}"#])
    }

    @Test func theTimeOfCreationIsReportedAsLost() throws {
        var record = UserRecord.sample()
        record.createdAt = "2020-01-01T00:00:00Z"
        #expect(try planner.plan(record).lostFields == ["createdAt"])
        #expect(try planner.plan(record).lines.count == 1)
    }

    @Test func descriptionsShowNoOne() throws {
        let record = full(.plain("correct horse"))
        for text in ["\(record)", String(reflecting: record), "\(try #require(try planner.plan(record).create))"] {
            for secret in ["correct horse", "ada@", "415", "Ada"] { #expect(!text.contains(secret)) }
        }
    }
}
