import Testing

@testable import FHIRSummary

@Suite struct SummaryBundleTests {}
