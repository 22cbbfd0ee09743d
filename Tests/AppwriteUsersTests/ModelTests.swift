import AppwriteUsers
import JSONText
import Testing

@Suite("Models")
struct ModelTests {
    /// The user of an answer of 2.7, with a value other than the default for every key.
    static let user = #"""
        {"$id":"ada","$createdAt":"2026-11-23T13:05:00.000+00:00","$updatedAt":"2026-11-23T13:06:00.000+00:00",
        "name":"Ada","password":"$2a$15$x","hash":"bcrypt","hashOptions":{"type":"bcrypt","cost":8},
        "registration":"2026-11-23T13:05:00.001+00:00","status":false,"labels":["vip","b"],
        "passwordUpdate":"2026-11-23T13:05:00.002+00:00","email":"ada@example.com","phone":"+14155550100",
        "emailVerification":true,"emailCanonical":"ada@example.com","emailIsFree":true,"emailIsDisposable":false,
        "emailIsCorporate":false,"emailIsCanonical":true,"passwordPwned":false,"phoneVerification":true,"mfa":true,
        "prefs":{"theme":"dark","deep":{"a":[1,null]}},
        "targets":[{"$id":"t1","$createdAt":"2026-11-23T13:05:00.000+00:00","$updatedAt":"2026-11-23T13:05:00.000+00:00",
        "name":"Home","userId":"ada","providerId":null,"providerType":"email","identifier":"ada@example.com",
        "expired":true}],"accessedAt":"2026-11-23T13:05:00.003+00:00","impersonator":true,"impersonatorUserId":"root"}
        """#.replacing("\n", with: "")

    /// Each model, and an answer with a value other than the default for every key, in the documented order.
    static let golden: [(any WireModel.Type, String)] = [
        (User.self, user),
        (UserList.self, #"{"total":5000,"users":[\#(user)]}"#),
        (
            Session.self,
            #"{\#(dated("s1")),"userId":"ada","expire":"2027-11-23T13:05:00.000+00:00","provider":"email","#
                + #""providerUid":"ada@example.com","providerAccessToken":"t","#
                + #""providerAccessTokenExpiry":"2027-11-23T13:05:00.000+00:00","providerRefreshToken":"r","#
                + #""ip":"127.0.0.1",\#(client),"current":true,"factors":["password"],"secret":"s3cret","#
                + #""mfaUpdatedAt":"2026-11-23T13:05:00.000+00:00"}"#
        ),
        (
            Token.self,
            #"{"$id":"t1","$createdAt":"2026-11-23T13:05:00.000+00:00","userId":"ada","secret":"a1b2c3","#
                + #""expire":"2026-11-23T13:20:00.000+00:00","phrase":"Golden Fox"}"#
        ),
        (
            Target.self,
            #"{\#(dated("t1")),"name":"Home","userId":"ada","providerId":"p1","providerType":"push","identifier":"d","#
                + #""expired":true}"#
        ),
        (
            Identity.self,
            #"{\#(dated("i1")),"userId":"ada","provider":"google","providerUid":"7","providerEmail":"ada@example.com","#
                + #""providerAccessToken":"t","providerAccessTokenExpiry":"2027-11-23T13:05:00.000+00:00","#
                + #""providerRefreshToken":"r","providerIdToken":"i"}"#
        ),
        (
            Log.self,
            #"{"event":"user.create","userId":"ada","userEmail":"ada@example.com","userName":"Ada","mode":"admin","#
                + #""userType":"user","ip":"127.0.0.1","time":"2026-11-23T13:05:00.000+00:00",\#(client)}"#
        ),
        (
            Membership.self,
            #"{\#(dated("m1")),"userId":"ada","userName":"Ada","userEmail":"ada@example.com","#
                + #""userPhone":"+14155550100","teamId":"t","teamName":"T","invited":"2026-11-23T13:05:00.000+00:00","#
                + #""joined":"2026-11-23T13:05:00.000+00:00","confirm":true,"mfa":true,"#
                + #""userAccessedAt":"2026-11-23T13:05:00.000+00:00","roles":["owner"]}"#
        ),
        (MFAFactors.self, #"{"totp":true,"phone":true,"email":true,"recoveryCode":true,"custom":true}"#),
        (MFARecoveryCodes.self, #"{"recoveryCodes":["0123456789","abcdef0123"]}"#),
        (JSONWebToken.self, #"{"jwt":"a.b.c"}"#),
        (
            MFAChallenge.self,
            #"{"$id":"c1","$createdAt":"2026-11-23T13:05:00.000+00:00","userId":"ada","#
                + #""expire":"2026-11-23T13:20:00.000+00:00","code":"123456"}"#
        ),
        (SessionList.self, #"{"total":0,"sessions":[]}"#),
        (TargetList.self, #"{"total":0,"targets":[]}"#),
        (IdentityList.self, #"{"total":0,"identities":[]}"#),
        (LogList.self, #"{"total":0,"logs":[]}"#),
        (MembershipList.self, #"{"total":0,"memberships":[]}"#),
    ]

    private static func dated(_ id: String) -> String {
        #""$id":"\#(id)","$createdAt":"2026-11-23T13:05:00.000+00:00","$updatedAt":"2026-11-23T13:06:00.000+00:00""#
    }

    private static let client =
        #""osCode":"LIN","osName":"Linux","osVersion":"6","clientType":"browser","clientCode":"FF","#
        + #""clientName":"Firefox","clientVersion":"140","clientEngine":"Gecko","clientEngineVersion":"140","#
        + #""deviceName":"desktop","deviceBrand":"b","deviceModel":"m","countryCode":"de","countryName":"Germany""#

    private static func object(_ text: String) throws -> JSONObject {
        try #require(JSONParser.parse(text).objectValue)
    }

    /// Nothing is lost, nothing is added, and the order stays.
    @Test(arguments: golden)
    func writesWhatItHasRead(type: any WireModel.Type, text: String) throws {
        #expect(JSONValue.object(try type.init(json: Self.object(text)).json).jsonText == text)
    }

    /// What an old server leaves out or sends as null is the default, and each is written again as the wire has it.
    @Test(arguments: golden.filter { !$0.1.contains(#""total""#) })
    func readsAbsentAndNullAsDefaults(type: any WireModel.Type, text: String) throws {
        let full = try Self.object(text)
        let dates: Set = ["$id", "$createdAt"]
        let absent = JSONObject(full.members.filter { dates.contains($0.key) }.map { ($0.key, $0.value) })
        let null = JSONObject(full.members.map { ($0.key, dates.contains($0.key) ? $0.value : .null) })
        let written = try type.init(json: absent).json
        #expect(written.keys == full.keys)
        #expect(try type.init(json: null).json == written)
        for member in written.members where !dates.contains(member.key) && member.key != "$updatedAt" {
            #expect(member.value != full[member.key], "\(member.key) has the value of its default")
        }
    }

    @Test func hasTheDefaultsOfTheWire() throws {
        let created = Timestamp(milliseconds: 0)
        #expect(
            JSONValue.object(User(id: "u", createdAt: created, updatedAt: created).json).jsonText
                == #"{"$id":"u","$createdAt":"1970-01-01T00:00:00.000+00:00","#
                + #""$updatedAt":"1970-01-01T00:00:00.000+00:00","name":"","password":null,"hash":null,"#
                + #""hashOptions":null,"registration":"","status":true,"labels":[],"passwordUpdate":"","email":"","#
                + #""phone":"","emailVerification":false,"emailCanonical":null,"emailIsFree":null,"#
                + #""emailIsDisposable":null,"emailIsCorporate":null,"emailIsCanonical":null,"passwordPwned":null,"#
                + #""phoneVerification":false,"mfa":false,"prefs":{},"targets":[],"accessedAt":"","#
                + #""impersonator":false,"impersonatorUserId":null}"#)
    }

    @Test func readsAnEmptyArrayOfPHPAsNoPreferences() throws {
        var json = try Self.object(Self.user)
        json["prefs"] = []
        json["hashOptions"] = []
        let user = try User(json: json)
        #expect(user.prefs.isEmpty)
        #expect(user.hashOptions == [:])
        json["prefs"] = [1]
        #expect(throws: ModelError.self) { try User(json: json) }
    }

    @Test func takesTheAgeOfASessionWithoutAChange() throws {
        let session = try Session(json: ["$id": "s", "$createdAt": "2026-11-23T13:05:00.000+00:00"])
        #expect(session.updatedAt == session.createdAt)
    }

    /// A wrong value for each kind of key, and what the error says.
    static let wrong: [(String, JSONValue?, String)] = [
        ("$id", nil, "$id in the answer is no string."),
        ("$id", "", "$id in the answer is no string."),
        ("$id", 7, "$id in the answer is no string."),
        ("$createdAt", nil, "$createdAt in the answer is no date."),
        ("$createdAt", "secret-date", "$createdAt in the answer is no date."),
        ("registration", "secret-date", "registration in the answer is no date."),
        ("name", 7, "name in the answer is no string."),
        ("status", "true", "status in the answer is no boolean."),
        ("impersonator", 1, "impersonator in the answer is no boolean."),
        ("labels", "secret", "labels in the answer is no array."),
        ("labels", [7], "labels in the answer is no array of strings."),
        ("prefs", "secret", "prefs in the answer is no object."),
        ("targets", ["secret"], "targets in the answer is no array of objects."),
        ("targets", [["$id": 7]], "targets.$id in the answer is no string."),
    ]

    @Test(arguments: wrong)
    func namesTheKeyAndNeverTheValue(key: String, value: JSONValue?, description: String) throws {
        var json = try Self.object(Self.user)
        json[key] = value
        let error = #expect(throws: ModelError.self) { try User(json: json) }
        #expect(error?.description == description)
    }

    @Test func namesTheWholeWayToAKeyInAList() throws {
        let error = #expect(throws: ModelError.self) {
            try UserList(json: ["total": 1, "users": [["$id": "u", "$createdAt": "x"]]])
        }
        #expect(error?.key == "users.$createdAt")
        #expect(throws: ModelError.self) { try UserList(json: ["total": "1", "users": []]) }
        #expect(throws: ModelError.self) { try UserList(json: ["total": .number("1.5"), "users": []]) }
    }
}
