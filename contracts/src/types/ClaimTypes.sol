// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @notice How incidents of a pool are decided. Snapshotted by version at filing.
/// @param bond Bond of the filer, asset units; doubled for each other open incident of the product and each recent refusal.
/// @param challengeSeconds How long an incident of the fast lane can be challenged, and a proof that is not the most its
/// trigger can prove be improved.
/// @param commitSeconds Length of the commit window.
/// @param revealSeconds Length of the reveal window.
/// @param appealSeconds How long a verdict can be appealed.
/// @param fastLaneBps Share of the capital up to which an asserted payout needs no vote unless it is challenged; 0 for none.
/// @param version Which of the pool's processes it is, 1 for the first: `Claims` counts.
/// @param arbiter Who rules when a vote has no quorum or its verdict is appealed.
/// @param rulingSeconds How long the arbiter has.
/// @param quorumBps Share of the assessors' weight that must be revealed for the first vote to decide.
/// @param rewardBps Share of the pool's fees that the voters of an incident divide, as far as half of the forfeited bonds is
/// less than half the filer's bond.
/// @param penaltyBps Share of the stake that voted which outliers lose, and who did not reveal.
/// @param thresholdBps Share of the revealed weight that must support a severity.
/// @param largeShareBps Share of the capital from which a payout counts as large, and
/// @param largeThresholdBps the share of the revealed weight that must support it.
/// @param hugeShareBps The same for a huge one; at least the large one's.
/// @param hugeThresholdBps At least the large one's.
struct Process {
    uint96 bond;
    uint32 challengeSeconds;
    uint32 commitSeconds;
    uint32 revealSeconds;
    uint32 appealSeconds;
    uint16 fastLaneBps;
    uint16 version;
    address arbiter;
    uint32 rulingSeconds;
    uint16 quorumBps;
    uint16 rewardBps;
    uint16 penaltyBps;
    uint16 thresholdBps;
    uint16 largeShareBps;
    uint16 largeThresholdBps;
    uint16 hugeShareBps;
    uint16 hugeThresholdBps;
}

/// @notice What became of an incident. `until` is the end of the phase that it is in.
/// @param Filed In the fast lane: until `until` anyone may challenge it; then it is accepted as asserted.
/// @param Proven By the product's trigger, with less than the trigger can prove: until `until` a deeper proof may replace it.
/// @param Voting Commits until `commitUntil`, reveals until `until`, then it is tallied.
/// @param Decided By a vote or a ruling. Until `until` the verdict can be appealed; then it is settled.
/// @param Escalated The arbiter may rule until `until`.
/// @param Drawn Nobody revealed in two votes, or a proof came after the verdict. Until `until` it can be filed again.
/// @param Accepted Final; covers collect.
/// @param Refused Final; severity 0.
/// @param Lapsed Final without a verdict: it was drawn. Bonds go back.
enum IncidentStatus {
    None,
    Filed,
    Proven,
    Voting,
    Decided,
    Escalated,
    Drawn,
    Accepted,
    Refused,
    Lapsed
}

/// @notice Who put up a bond in an incident.
enum Party {
    Filer,
    Challenger,
    Appellant
}

/// @notice What an incident is filed with.
/// @param cover The filer's cover; its product is the incident's.
/// @param eventTime When it happened, unix time.
/// @param assertedStep Severity asserted, in steps of 5 %, 1..20.
/// @param evidence SHA-256 digest of the evidence's IPFS CID.
/// @param lossRoot Merkle root of (account, loss) in the format of OpenZeppelin's StandardMerkleTree, loss in asset units; 0
/// for none. With a root no account is paid more than its loss.
struct Filing {
    uint256 cover;
    uint256 eventTime;
    uint8 assertedStep;
    bytes32 evidence;
    bytes32 lossRoot;
}

/// @notice One incident as the chain holds it, with its deadlines worked out.
/// @param filer Who filed it; who proved it, if `isProven`.
/// @param round 1 or 2 once there is a vote, else 0.
/// @param commitUntil End of the commit window of the present round, unix time; 0 before a vote.
/// @param until End of the present phase, see `IncidentStatus`, unix time.
/// @param assertedStep Severity that the filer asserts, in steps of 5 %; 0 if it was proven.
/// @param severityBps Severity asserted, proven or decided so far, 10,000 = 100 %.
/// @param lossRoot See `Filing`.
/// @param isProven True if the product's trigger proved it: no bond, no vote.
/// @param hasVerdict True once a vote or a ruling decided.
/// @param challenger Who challenged it in the fast lane.
/// @param appellant Who appealed.
/// @param bond Bond of the filer and of the challenger, asset units; an appellant's is twice that.
/// @param bondsOwed Bonds that can be collected by `collectBond`: bit 0 filer, 1 challenger, 2 appellant.
/// @param eligible Cover in force at the event time, asset units.
/// @param shareBps `eligible` as a share of the pool's capital at filing, 10,000 = 100 %.
/// @param booked What the pool set aside for it, asset units.
/// @param uncollected The part of `booked` that nobody has collected yet, asset units.
/// @param finalizedAt When it was settled, 0 before.
/// @param totalWeight Assessors' weight just before filing.
/// @param revealedWeight Weight revealed in the present round.
/// @param reward What the voters divide, asset units.
struct IncidentView {
    uint256 id;
    uint256 product;
    address pool;
    address filer;
    IncidentStatus status;
    uint8 round;
    uint8 assertedStep;
    uint16 severityBps;
    uint256 eventTime;
    uint256 filedAt;
    uint256 commitUntil;
    uint256 until;
    bytes32 evidence;
    bytes32 lossRoot;
    bool isProven;
    bool hasVerdict;
    address challenger;
    address appellant;
    uint256 bond;
    uint8 bondsOwed;
    uint256 eligible;
    uint16 shareBps;
    uint256 booked;
    uint256 uncollected;
    uint256 finalizedAt;
    uint256 totalWeight;
    uint256 revealedWeight;
    uint256 reward;
    Process process;
}

/// @notice An incident's beginning as `Claims` books it in the pool.
/// @param line The product's line in the pool.
/// @param eventTime When it happened, unix time.
/// @param filer Who pays the bond.
/// @param bond Bond, asset units: doubled for each other open incident of the line, but
/// @param mostDoublings no more often than this; 0 if none is taken.
struct Opening {
    uint8 line;
    uint256 incident;
    uint256 eventTime;
    address filer;
    uint256 bond;
    uint256 mostDoublings;
}

/// @notice An incident's end as `Claims` books it in the pool. Asset units.
/// @param line The product's line in the pool.
/// @param eventTime When it happened.
/// @param eligible Cover in force at the event time.
/// @param loss What its covers are to be paid.
/// @param bonds All its bonds, of which
/// @param toCapital go to the capital and
/// @param toVoters to the voters; the rest is owed to who put it up.
/// @param feeBps Share of the fees that the voters get, but
/// @param mostFees no more than this.
struct Closing {
    uint8 line;
    uint256 eventTime;
    uint256 eligible;
    uint256 loss;
    uint256 bonds;
    uint256 toCapital;
    uint256 toVoters;
    uint256 feeBps;
    uint256 mostFees;
}
