import PasswordVerification
import Testing

@Suite struct LatencySamplesTests {
    @Test func ordersWhatItIsGiven() {
        var samples = LatencySamples([3, 1])
        samples.add([2, 9, 4])
        #expect(samples.seconds == [1, 2, 3, 4, 9])
        #expect(samples.median == 3)
    }

    @Test func interpolatesBetweenNeighbours() {
        let samples = LatencySamples([1, 2, 3, 4])
        #expect(samples.median == 2.5)
        #expect(samples.quantile(0) == 1 && samples.quantile(1) == 4)
        #expect(abs(samples.p95 - 3.85) < 1e-9)
    }

    @Test func oneSlowMeasurementMovesTheMedianLittle() {
        #expect(LatencySamples([1, 1, 1, 1, 1, 1, 100]).median == 1)
    }

    @Test func spreadIsAShareOfTheMedian() {
        #expect(LatencySamples([2, 2, 2]).spread == 0)
        #expect(abs(LatencySamples((0...10).map { 95 + Double($0) }).spread - 0.08) < 1e-9)
    }

    @Test func nothingMeasuredIsNoSpread() {
        #expect(LatencySamples().spread == 0 && LatencySamples().median == 0)
        #expect(LatencySamples([5]).spread == 0 && LatencySamples([5]).p95 == 5)
    }
}
