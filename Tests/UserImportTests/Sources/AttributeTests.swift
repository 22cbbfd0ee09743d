import JSONText
import PasswordHashing
import Testing
import UserImport

/// What the sources keep of a user beside the fields of a record.
@Suite struct AttributeTests {
    @Test func keycloak() {
        let text = #"""
            {"realm":"r","users":[
            {"username":"ada","groups":["/staff"],"requiredActions":["UPDATE_PASSWORD"],
             "federatedIdentities":[{"identityProvider":"google","userId":"1"}],
             "credentials":[{"type":"otp","secretData":"{\"value\":\"JBSW\"}","credentialData":"{}"}]},
            {"username":"app","serviceAccountClientId":"app"}]}
            """#
        let reading = SourceReading(KeycloakSource.self, text)
        #expect(reading.rows.count == 1)
        let attributes = reading.records[0]?.attributes
        #expect(
            attributes == [
                .username: "ada", .groups: ["/staff"], .mustChangePassword: true, .totpSecret: "JBSW",
                .identities: [["provider": "google", "id": "1"]],
            ])
        #expect(reading.records[0]?.isFederated == true)
        #expect(reading.notices.contains { $0.contains("service accounts") })
    }

    @Test func shadow() {
        let text = "ada:$1$saltsalt$qjXMvbEw8oaL.CzflDtaK/:19700::::::\nbob:abJnggxhB/yWI:0::::::\n"
        let records = SourceReading(ShadowSource.self, text).records
        #expect(
            records[0]?.attributes == [.username: "ada", .passwordChangedAt: "2023-12-09T00:00:00.000+00:00"])
        #expect(records[1]?.attributes == [.username: "bob", .mustChangePassword: true])
        #expect(records[1]?.stored?.declaredScheme == .desCrypt)
    }

    @Test func django() {
        let text = """
            [{"model":"auth.group","pk":1,"fields":{"name":"editors"}},
            {"model":"auth.user","pk":1,"fields":{"username":"ada","password":"!","groups":[1,2,["readers"]]}}]
            """
        let records = SourceReading(DjangoSource.self, text).records
        #expect(records.map { $0?.attributes[.groups] } == [["editors", "2", "readers"]])
    }

    @Test func ldif() {
        let text = """
            dn: uid=ada,dc=example
            uid: ada
            memberOf: cn=admins,ou=groups,dc=example
            pwdChangedTime: 20240102030405Z
            preferredLanguage: en


            """
        let records = SourceReading(LDIFSource.self, text).records
        #expect(
            records[0]?.attributes == [
                .username: "ada", .groups: ["admins"], .passwordChangedAt: "2024-01-02T03:04:05Z", .locale: "en",
            ])
    }
}
