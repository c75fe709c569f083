// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IClaims} from "breakwater/interfaces/IClaims.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {EpisodeView, Filing, IncidentStatus} from "breakwater/types/ClaimTypes.sol";
import {Loss} from "breakwater/types/RiskTypes.sol";
import {ClaimsFixture} from "../../utils/ClaimsFixture.sol";

/// @dev collect, collectWithProof, returnUncollected: see collect.tree.
contract Collect is ClaimsFixture {
    function accepted(uint8 step) internal returns (uint256 incident) {
        incident = file(step);
        if (core.claims.incidentOf(incident).commitUntil == 0) challenge(bob, incident);
        voteTo(incident, step);
    }

    function leafOf(address who, uint256 loss) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(who, loss))));
    }

    function pair(bytes32 a, bytes32 b) internal pure returns (bytes32) {
        return a < b ? keccak256(bytes.concat(a, b)) : keccak256(bytes.concat(b, a));
    }

    function proofOf(bytes32 sibling) internal pure returns (bytes32[] memory proof) {
        proof = new bytes32[](1);
        proof[0] = sibling;
    }

    /// @dev Accepts an incident with the losses of two holders.
    function acceptedWithRoot(uint256 first, uint256 second, uint256 total) internal returns (uint256 incident) {
        bytes32 root = pair(leafOf(holder, first), leafOf(other, second));
        incident = file(holder, Filing(cover, block.timestamp - 1, 20, EVIDENCE, root, total, 0));
        voteTo(incident, 20);
    }

    function alreadyCollected(uint256 incident, uint256 id) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ErrorsLib.AlreadyCollected.selector, incident, id);
    }

    // ---- collect ----

    function test_PaysTheHolder() public {
        uint256 incident = accepted(12);
        uint256 before = asset.balanceOf(holder);
        assertEq(core.claims.collectable(incident, cover), 6_000e6, "collectable");
        vm.expectEmit(address(core.claims));
        emit IClaims.Collected(incident, cover, holder, 6_000e6);
        vm.prank(bob);
        assertEq(core.claims.collect(incident, cover), 6_000e6, "60 %");
        assertEq(asset.balanceOf(holder) - before, 6_000e6, "paid");
        assertEq(core.cover.claimOf(cover).left, 4_000e6, "the cover is reduced");
        assertEq(core.claims.collectable(incident, cover), 0, "nothing more");
        vm.expectRevert(alreadyCollected(incident, cover));
        core.claims.collect(incident, cover);
        assertEq(core.claims.collect(incident, otherCover), 6_000e6, "the other one");
        assertEq(core.claims.episodeOf(incident).pot, 0, "pot");
        assertBalanced();
    }

    /// @dev C1, C10: a small verdict never blocks a larger one.
    function test_LargerVerdictTopsUp() public {
        uint256 small = file(1);
        uint256 large = file(holder, cover, block.timestamp - 2, 20);
        challenge(bob, small);
        assertStatus(large, IncidentStatus.Voting);
        voteBoth(small, 1, large, 20);
        core.claims.finalize(small);
        assertEq(core.claims.collect(small, cover), 500e6, "5 %");
        core.claims.finalize(large);
        EpisodeView memory e = core.claims.episodeOf(large);
        assertEq(e.id, core.claims.episodeOf(small).id, "one episode");
        assertEq(e.asked, 19_500e6, "what is missing was booked");
        assertEq(core.claims.collect(large, cover), 9_500e6, "topped up");
        assertEq(core.claims.collect(large, otherCover), 10_000e6, "all at once");
        vm.expectRevert(alreadyCollected(small, otherCover));
        core.claims.collect(small, otherCover);
    }

    /// @dev C8: the amount is what all incidents together pay.
    function test_AmountIsTheLimitOfAllIncidents() public {
        uint256 first = accepted(20);
        skip(20 days);
        uint256 second = accepted(20);
        assertTrue(core.claims.episodeOf(first).id != core.claims.episodeOf(second).id, "two episodes");
        assertEq(core.claims.collect(first, cover), AMOUNT, "all of it");
        uint256 pot = core.claims.episodeOf(second).pot;
        assertEq(pot, 2 * AMOUNT, "the pot holds it twice");
        assertEq(core.claims.collect(second, cover), 0, "nothing is left");
        assertEq(core.claims.episodeOf(second).pot, AMOUNT, "what it cannot use is released");
        assertEq(core.claims.collect(second, otherCover), AMOUNT, "the other one can still choose");
        assertEq(core.claims.collect(first, otherCover), 0, "once");
        assertBalanced();
    }

    function test_RevertGiven_NotAccepted() public {
        uint256 incident = file(20);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotAccepted.selector, incident));
        core.claims.collect(incident, cover);
    }

    function test_RevertWhen_CoverIsAnotherProducts() public {
        uint256 foreign = buy(holder, DEPEG, AMOUNT, TERM);
        enterForce(foreign);
        uint256 incident = accepted(20);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.WrongProduct.selector, DEPEG, EXPLOIT));
        core.claims.collect(incident, foreign);
        assertEq(core.claims.collectable(incident, foreign), 0, "said");
    }

    function test_RevertWhen_NotInForce() public {
        uint256 late = buy(holder, product, AMOUNT, TERM);
        uint256 eventTime = block.timestamp - 1;
        uint256 incident = accepted(20);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotInForce.selector, late, eventTime));
        core.claims.collect(incident, late);
    }

    // ---- haircut ----

    /// @dev P3: one ratio for all, in any order.
    function test_HaircutIsOneRatio() public {
        uint256 incident = fileToVote(20);
        // Nearly all capital is lost first.
        drain(900_000e6);
        voteTo(incident, 20);
        EpisodeView memory e = core.claims.episodeOf(incident);
        assertEq(e.asked, 120_000e6, "asked");
        assertLt(e.pot, e.asked, "less was there");
        uint256 first = core.claims.collect(incident, cover);
        assertEq(first, AMOUNT * e.pot / e.asked, "the ratio");
        assertApproxEqAbs(core.claims.collect(incident, otherCover), first, 1, "the same for everybody");
        assertBalanced();
    }

    /// @dev Removes capital, like a loss of another product.
    function drain(uint256 assets) internal {
        bookLoss(Loss(1, block.timestamp - 1, assets, 0, assets));
    }

    // ---- roots ----

    function test_RootLimitsToTheLoss() public {
        uint256 incident = acceptedWithRoot(4_000e6, 20_000e6, 24_000e6);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ProofNeeded.selector, incident));
        core.claims.collect(incident, cover);
        bytes32[] memory proof = proofOf(leafOf(other, 20_000e6));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidProof.selector, incident, holder, 5_000e6));
        core.claims.collectWithProof(incident, cover, 5_000e6, proof);
        assertEq(core.claims.collectWithProof(incident, cover, 4_000e6, proof), 4_000e6, "the loss");
        assertEq(core.claims.lossPaid(incident, holder), 4_000e6, "paid of it");
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.LossPaid.selector, incident, holder, 4_000e6));
        core.claims.collectWithProof(incident, cover, 4_000e6, proof);
        proof = proofOf(leafOf(holder, 4_000e6));
        assertEq(core.claims.collectWithProof(incident, otherCover, 20_000e6, proof), AMOUNT, "the amount");
        assertBalanced();
    }

    /// @dev C13: a duplicate leaf with a smaller loss invalidates nothing.
    function test_SmallerLeafNeverBarsALarger() public {
        bytes32 small = leafOf(holder, 100e6);
        bytes32 large = leafOf(holder, 7_000e6);
        bytes32 root = pair(small, large);
        uint256 incident = file(holder, Filing(cover, block.timestamp - 1, 20, EVIDENCE, root, 7_100e6, 0));
        voteTo(incident, 20);
        assertEq(core.claims.collectWithProof(incident, cover, 100e6, proofOf(large)), 100e6, "small");
        assertEq(core.claims.collectWithProof(incident, cover, 7_000e6, proofOf(small)), 6_900e6, "large");
    }

    function test_LossIsPaidOnceOverAllCovers() public {
        uint256 second = buy(holder, product, AMOUNT, TERM);
        enterForce(second);
        uint256 incident = acceptedWithRoot(15_000e6, 1e6, 15_001e6);
        bytes32[] memory proof = proofOf(leafOf(other, 1e6));
        assertEq(core.claims.collectWithProof(incident, cover, 15_000e6, proof), AMOUNT, "first cover");
        assertEq(core.claims.collectWithProof(incident, second, 15_000e6, proof), 5_000e6, "the rest");
    }

    /// @dev C13: a nearly used-up cover that collects first does not use up a loss that another cover of the holder can still be paid.
    function test_AUsedCoverBurnsNoLoss() public {
        uint256 second = buy(holder, product, AMOUNT, TERM);
        enterForce(second);
        core.claims.collect(accepted(19), cover);
        skip(20 days);
        uint256 incident = acceptedWithRoot(8_000e6, 9_000e6, 17_000e6);
        bytes32[] memory proof = proofOf(leafOf(other, 9_000e6));
        vm.prank(bob);
        assertEq(core.claims.collectWithProof(incident, cover, 8_000e6, proof), 500e6, "what was left of it");
        assertEq(core.claims.collectWithProof(incident, second, 8_000e6, proof), 7_500e6, "the rest of the loss");
        assertEq(core.claims.lossPaid(incident, holder), 8_000e6, "the loss, once");
        proof = proofOf(leafOf(holder, 8_000e6));
        assertEq(core.claims.collectWithProof(incident, otherCover, 9_000e6, proof), 9_000e6, "nobody else's part");
        assertBalanced();
    }

    /// @dev The pot holds the total, so no root pays more, whatever its leaves say.
    function test_AllTogetherGetNoMoreThanTheTotal() public {
        uint256 incident = acceptedWithRoot(8_000e6, 8_000e6, 10_000e6);
        assertEq(core.claims.episodeOf(incident).asked, 10_000e6, "booked");
        bytes32[] memory proof = proofOf(leafOf(other, 8_000e6));
        assertEq(core.claims.collectWithProof(incident, cover, 8_000e6, proof), 8_000e6, "first");
        proof = proofOf(leafOf(holder, 8_000e6));
        assertEq(core.claims.collectWithProof(incident, otherCover, 8_000e6, proof), 2_000e6, "rest");
        assertEq(incidentOf(incident).lossCollected, 10_000e6, "collected");
    }

    /// @dev What a cover received in an earlier episode stays recorded when a used-up root pays it nothing.
    function test_AUsedUpRootMakesNothingCollectableAgain() public {
        uint256 first = accepted(6);
        core.claims.collect(first, cover);
        skip(20 days);
        uint256 rooted = acceptedWithRoot(8_000e6, 8_000e6, 2_000e6);
        assertNotEq(core.claims.episodeOf(rooted).id, core.claims.episodeOf(first).id, "two episodes");
        bytes32[] memory proof = proofOf(leafOf(holder, 8_000e6));
        assertEq(core.claims.collectWithProof(rooted, otherCover, 8_000e6, proof), 2_000e6, "the total");
        proof = proofOf(leafOf(other, 8_000e6));
        assertEq(core.claims.collectWithProof(rooted, cover, 8_000e6, proof), 0, "nothing is left");
        assertEq(core.claims.receivedOf(first, cover), 3_000e6, "received before");
        vm.expectRevert(alreadyCollected(first, cover));
        core.claims.collect(first, cover);
        assertEq(core.claims.collect(first, otherCover), 3_000e6, "in its own time");
        assertEq(core.claims.receivedOf(rooted, otherCover), 2_000e6, "both are known");
        vm.expectRevert(alreadyCollected(first, otherCover));
        core.claims.collect(first, otherCover);
    }

    /// @dev Two verdicts of one time: 100 % with a root that limits the holder's loss, and 50 % without a root.
    function rootedAndPlain(uint256 loss) internal returns (uint256 rooted, uint256 plain) {
        bytes32 root = pair(leafOf(holder, loss), leafOf(other, 1e6));
        rooted = file(holder, Filing(cover, block.timestamp - 1, 20, EVIDENCE, root, loss + 1e6, 0));
        plain = file(10);
        challenge(bob, plain);
        voteBoth(rooted, 20, plain, 10);
        core.claims.finalize(rooted);
        core.claims.finalize(plain);
    }

    /// @dev A small verdict with a root next to a larger one without: each cover ends with the larger.
    function test_RootAndNoRootInOneEpisode() public {
        (uint256 rooted, uint256 plain) = rootedAndPlain(3_000e6);
        core.claims.collectWithProof(rooted, cover, 3_000e6, proofOf(leafOf(other, 1e6)));
        assertEq(core.claims.collect(plain, cover), 2_000e6, "up to half");
        assertEq(core.claims.collect(plain, otherCover), 5_000e6, "half");
        assertEq(core.claims.receivedOf(plain, cover), 5_000e6, "received");
    }

    /// @dev Known issue 26: a root pays an account its loss in addition to what its other covers have of a verdict without a root.
    function test_ARootPaysBesideAVerdictWithoutOne() public {
        uint256 second = buy(holder, product, AMOUNT, TERM);
        enterForce(second);
        (uint256 rooted, uint256 plain) = rootedAndPlain(10_000e6);
        bytes32[] memory proof = proofOf(leafOf(other, 1e6));
        uint256 snapshot = vm.snapshotState();
        uint256 paid = core.claims.collectWithProof(rooted, cover, 10_000e6, proof);
        paid += core.claims.collect(plain, second);
        assertEq(paid, 15_000e6, "the root first: its loss, and half of the other cover");
        vm.revertToState(snapshot);
        paid = core.claims.collect(plain, cover) + core.claims.collect(plain, second);
        paid += core.claims.collectWithProof(rooted, cover, 10_000e6, proof);
        paid += core.claims.collectWithProof(rooted, second, 10_000e6, proof);
        assertEq(paid, 20_000e6, "half of both first: the root tops up both");
        assertEq(core.claims.lossPaid(rooted, holder), 10_000e6, "under the root no more than the loss");
        assertEq(core.claims.collect(plain, otherCover), 5_000e6, "nobody else has less");
    }

    // ---- returnUncollected ----

    function test_RestBecomesAGainAfterAYear() public {
        uint256 incident = accepted(20);
        core.claims.collect(incident, cover);
        uint256 until = block.timestamp + 365 days;
        vm.warp(until - 1);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.CollectionOpen.selector, incident, until));
        core.claims.returnUncollected(incident);
        assertEq(core.claims.collectable(incident, otherCover), AMOUNT, "until then");
        vm.warp(until);
        assertEq(core.claims.collectable(incident, otherCover), 0, "said");
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.CollectionOver.selector, incident, until));
        core.claims.collect(incident, otherCover);
        assertEq(core.claims.returnUncollected(incident), AMOUNT, "returned");
        assertApproxEqAbs(money().gains, AMOUNT, 1e6, "E1: streamed, nothing jumps");
        assertEq(core.claims.returnUncollected(incident), 0, "once");
    }

    /// @dev A claim that was drawn for more than a year is booked again; what was returned before stays returned.
    function test_AVerdictAfterTheReturnRevivesNoEarlierOne() public {
        uint256 old = accepted(6);
        uint256 late = drawnForAYear(old);
        assertEq(core.claims.returnUncollected(old), 2 * 3_000e6, "returned");
        voteTo(late, 12);
        assertEq(core.claims.collectable(old, cover), 0, "said");
        vm.expectPartialRevert(ErrorsLib.CollectionOver.selector);
        core.claims.collect(old, cover);
        assertEq(core.claims.collect(late, cover), 6_000e6, "in full");
        assertEq(core.claims.collect(late, otherCover), 6_000e6, "in full");
        assertBalanced();
    }

    /// @dev Returned and settled in the same second: the later verdict pays.
    function test_AVerdictOfTheReturnsSecondIsPaid() public {
        uint256 old = accepted(6);
        uint256 late = drawnForAYear(old);
        vote(late, 12, 12, 12);
        core.claims.tally(late);
        endPhase(late);
        core.claims.returnUncollected(old);
        core.claims.finalize(late);
        assertEq(core.claims.collectable(late, cover), 6_000e6, "said");
        assertEq(core.claims.collect(late, cover), 6_000e6, "paid");
    }

    /// @dev Losses limited the returned pot. What is booked afterwards is complete: what a cover cannot use goes back to the pool.
    function test_APotBookedAfterTheReturnIsWhole() public {
        enterForce(buy(carol, product, AMOUNT, TERM));
        core.claims.collect(accepted(19), cover);
        skip(20 days);
        uint256 old = acceptedWithRoot(500e6, 500e6, 1_000e6);
        uint256 late = drawnForAYear(old);
        core.claims.returnUncollected(old);
        voteTo(late, 12);
        assertEq(core.claims.episodeOf(late).pot, 3 * 6_000e6, "three covers");
        assertEq(core.claims.collect(late, cover), 500e6, "what was left of it");
        assertEq(core.claims.episodeOf(late).pot, 2 * 6_000e6, "its part is free");
    }

    /// @dev A larger verdict of the same time, filed again from draw to draw until the year of the first verdict is over.
    function drawnForAYear(uint256 old) internal returns (uint256 late) {
        uint256 time = incidentOf(old).eventTime;
        late = file(holder, cover, time, 12);
        challenge(bob, late);
        uint256 until = core.claims.episodeOf(old).lastVerdictAt + 365 days;
        while (block.timestamp < until) {
            draw(late);
            late = file(other, Filing(otherCover, time, 12, EVIDENCE, 0, 0, late));
        }
    }

    /// @dev The cost does not depend on the number of covers, up to ten thousand.
    function test_CollectCostsTheSameForAnyNumberOfCovers() public {
        uint256 id;
        for (uint256 k; k < 40; k++) {
            id = buy(carol, product, 100e6, TERM);
        }
        enterForce(id);
        uint256 incident = accepted(12);
        uint256 first = gasleft();
        core.claims.collect(incident, id - 39);
        first -= gasleft();
        for (uint256 k = 38; k > 0; k--) {
            core.claims.collect(incident, id - k);
        }
        uint256 last = gasleft();
        core.claims.collect(incident, id);
        last -= gasleft();
        assertLe(last, first, "flat");
    }
}
