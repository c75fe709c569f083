// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IncidentStatus, Party} from "breakwater/types/ClaimTypes.sol";
import {Solvency} from "breakwater/types/PoolTypes.sol";
import {ProtocolFixture} from "../utils/ProtocolFixture.sol";

/// @title The cost of griefing
/// @notice Each test is a row of the table in ARCHITECTURE.md: a pool of 1,000,000 with default parameters, a flat bond of 500 and
/// honest assessors. Figures are asset units per day of effect. A test fails if its attack gets cheaper.
contract Griefing is ProtocolFixture {
    uint256 private constant CAPITAL = 1_000_000e6;
    uint256 private constant WEALTH = 10_000_000e6;
    /// @dev A full loss, in steps of 5 %.
    uint8 private constant FULL = 20;

    address private attacker;
    address private assessor;

    function setUp() public override {
        super.setUp();
        (attacker, assessor) = (person("attacker"), person("assessor"));
        fund(attacker, WEALTH);
        assess(assessor, 10_000e18);
        stake(alice, CAPITAL);
    }

    // ---- deposits ----

    /// @dev A false incident that may cost more than 3 % of the capital, refused by vote.
    function test_PausingDeposits() public {
        uint256 cover = _coverOf(EXPLOIT, 60_000e6);
        uint256 since = block.timestamp;
        uint256 incident = file(attacker, cover, since - 1, 11);
        assertEq(pool.maxDeposit(alice), 0);
        _decide(incident, 0);
        assertGt(pool.maxDeposit(alice), 0);
        _report("pausing deposits", _spent(), since, 62e6);
    }

    /// @dev In a large pool the bond is 1 % of what the incident may cost: 300 per million of capital.
    function test_PausingDeposits_OfALargePool() public {
        stake(alice, 99 * CAPITAL);
        uint256 cover = _coverOf(EXPLOIT, 5_020_000e6);
        uint256 since = block.timestamp;
        uint256 incident = file(attacker, cover, since - 1, 12);
        assertEq(pool.maxDeposit(alice), 0);
        _decide(incident, 0);
        _report("pausing deposits of 100 million, a million", _spent() / 100, since, 37e6);
    }

    /// @dev The attacker appeals the refusal, and the arbiter uses its whole time.
    function test_PausingDeposits_WithAnAppeal() public {
        uint256 cover = _coverOf(EXPLOIT, 60_000e6);
        uint256 since = block.timestamp;
        uint256 incident = file(attacker, cover, since - 1, 11);
        _count(incident, 0);
        _endAppealed(incident, 0);
        _report("pausing deposits, appealed", _spent(), since, 67e6);
    }

    // ---- sales ----

    /// @dev Nine tenths of the product's cap are sold.
    function test_StoppingSalesOfAProduct() public {
        uint256 cover = _coverOf(EXPLOIT, 180_000e6);
        assertGt(core.cover.capacity(EXPLOIT), 19_000e6);
        uint256 since = block.timestamp;
        uint256 incident = file(attacker, cover, since - 1, 12);
        assertEq(core.cover.capacity(EXPLOIT), 0);
        _decide(incident, 0);
        assertGt(core.cover.capacity(EXPLOIT), 19_000e6);
        _report("stopping a product, nine tenths sold", _spent(), since, 134e6);
    }

    /// @dev With the lowest possible bond. The attacker itself challenges in the last second, which sends the incident to a vote and wins
    /// half of the bond back.
    function test_StoppingSalesOfAProduct_ThatIsAlmostSoldOut() public {
        uint256 cover = _coverOf(EXPLOIT, 199_000e6);
        uint256 since = block.timestamp;
        uint256 incident = file(attacker, cover, since - 1, 1);
        assertEq(core.cover.capacity(EXPLOIT), 0);
        _challengeLate(attacker, incident);
        _decide(incident, 0);
        core.claims.collectBond(incident, Party.Challenger);
        _report("stopping a product, almost sold out", _spent(), since, 22e6);
    }

    /// @dev At 72 % utilisation by products of many groups: two incidents that may cost the rest.
    function test_StoppingSalesOfThePool() public {
        _sellEach(14, 150_000e6);
        uint256 first = buy(attacker, EXPLOIT, 1e6, 28);
        uint256 second = buy(attacker, DEPEG, 1e6, 28);
        enterForce(second);
        uint256 since = block.timestamp;
        uint256[] memory incidents = new uint256[](2);
        incidents[0] = file(attacker, first, since - 1, FULL);
        incidents[1] = file(attacker, second, since - 1, 19);
        assertEq(_capacity(), 0);
        _count(incidents, 0);
        _finalize(incidents);
        assertGt(_capacity(), 0);
        _report("stopping the pool", _spent(), since, 360e6);
    }

    /// @dev A group at its cap and the smallest incident break the group's limit on C - A. The other groups still sell.
    function test_AGroupAtItsCapStopsNoOther() public {
        uint256 first = _fillGroup();
        enterForce(first);
        uint256 before = _capacity();
        file(attacker, first, block.timestamp - 1, 1);
        Solvency memory s = core.lens.solvency(address(pool));
        assertGt(s.byGroup, s.capital - s.atRisk, "the group is above its cap of what is free");
        assertGt(_capacity(), before * 9 / 10, "others sell almost as much as before");
        assertEq(core.cover.productOf(core.cover.coverOf(first).product).capacity, 0, "the group sells nothing");
        buy(bob, DEPEG, 10_000e6, 90);
    }

    // ---- exits ----

    /// @dev An incident at the fill's second, filed just before the fill becomes payable: what it may cost is held back.
    function test_HoldingBackAnExit() public {
        uint256 shares = stake(carol, 200_000e6);
        uint256 cover = _coverOf(EXPLOIT, 100_000e6);
        exit(carol, shares);
        uint256 eventTime = block.timestamp;
        skip(REPORT_WINDOW);
        uint256 since = block.timestamp;
        uint256 incident = file(attacker, cover, eventTime, 10);
        skip(1);
        assertApproxEqRel(pool.maxRedeem(carol), shares * 24 / 25, 0.01e18, "50,000 of 1,200,000");
        _decide(incident, 0);
        assertEq(pool.maxRedeem(carol), shares);
        _report("holding back 4 % of exits", _spent(), since, 62e6);
    }

    /// @dev The attacker fills a group to its cap: the capital that it requires cannot leave.
    function test_HoldingBackExits_WithCover() public {
        uint256 since = block.timestamp;
        uint256 first = _fillGroup();
        requestExit(alice, pool.balanceOf(alice));
        uint256 release = uint256(core.cover.coverOf(first).endDay) * 1 days + REPORT_WINDOW;
        vm.warp(release - 1);
        (, uint256 assets) = pool.processExits();
        assertLt(assets, CAPITAL / 100, "what was earned");
        vm.warp(release + 1 days);
        (, assets) = pool.processExits();
        assertGt(assets, CAPITAL * 98 / 100);
        vm.warp(release);
        _report("holding back all exits with cover", _spent(), since, 24.5e6);
    }

    // ---- payouts ----

    /// @dev A valid claim in the fast lane, challenged in the last second.
    function test_DelayingAPayout() public {
        uint256 cover = buy(bob, EXPLOIT, 15_000e6, 90);
        enterForce(cover);
        uint256 incident = file(bob, cover, block.timestamp - 1, FULL);
        uint256 since = core.claims.incidentOf(incident).until;
        _challengeLate(attacker, incident);
        _decide(incident, FULL);
        assertEq(core.claims.collect(incident, cover), 15_000e6);
        _report("delaying a payout, challenged", _spent(), since, 62e6);
    }

    /// @dev One false incident uses up the fast lane's budget of a window, so every small claim of the pool goes to a vote. The attacker
    /// challenges its own incident before anybody else does.
    function test_DelayingPayouts_WithTheLaneUsedUp() public {
        uint256 small = buy(bob, DEPEG, 1_000e6, 90);
        uint256 cover = _coverOf(EXPLOIT, 19_900e6);
        vm.warp(Math.max(block.timestamp, startOf(small)) + 1 hours);
        uint256 since = block.timestamp;
        uint256 incident = file(attacker, cover, since - 1, FULL);
        challenge(attacker, incident);
        uint256 claim = file(bob, small, since - 1, FULL);
        assertTrue(statusOf(claim) == IncidentStatus.Voting, "a vote, because nothing is left of the lane");
        _decide(incident, 0);
        core.claims.collectBond(incident, Party.Challenger);
        vm.warp(since + REPORT_WINDOW - 1);
        assertTrue(core.claims.quoteFiling(DEPEG, block.timestamp - 1, FULL, 0).votes);
        vm.warp(since + REPORT_WINDOW);
        assertFalse(core.claims.quoteFiling(DEPEG, block.timestamp - 1, FULL, 0).votes);
        _report("delaying small payouts, the lane used up", _spent(), since, 17e6);
    }

    /// @dev A large valid claim: the verdict is appealed in the last second, and the arbiter uses its whole time.
    function test_DelayingAPayout_WithAnAppeal() public {
        uint256 cover = buy(bob, EXPLOIT, 100_000e6, 90);
        enterForce(cover);
        uint256 incident = file(bob, cover, block.timestamp - 1, FULL);
        _count(incident, FULL);
        uint256 since = core.claims.incidentOf(incident).until;
        _endAppealed(incident, FULL);
        assertEq(core.claims.collect(incident, cover), 100_000e6);
        _report("delaying a payout of 100,000, appealed", _spent(), since, 142e6);
    }

    /// @dev If the arbiter stays silent, the appeal costs only locking its bond, and it ends.
    function test_DelayingAPayout_WithAnAppealToASilentArbiter() public {
        uint256 cover = buy(bob, EXPLOIT, 100_000e6, 90);
        enterForce(cover);
        uint256 incident = file(bob, cover, block.timestamp - 1, FULL);
        _count(incident, FULL);
        uint256 since = core.claims.incidentOf(incident).until;
        vm.warp(since - 1);
        appeal(attacker, incident);
        assertEq(_spent(), 2_000e6, "the bond that is tied up");
        endPhase(incident);
        core.claims.tally(incident);
        core.claims.finalize(incident);
        assertLe(block.timestamp - since, 14 days);
        assertEq(core.claims.collect(incident, cover), 100_000e6);
        core.claims.collectBond(incident, Party.Appellant);
        assertEq(_spent(), 0);
    }

    // ---- capacity ----

    function test_LockingAProduct_BuyAndCancel() public {
        uint256 since = _midnight();
        cancel(attacker, buy(attacker, EXPLOIT, core.cover.capacity(EXPLOIT), 28));
        _requireLocked(EXPLOIT, since + 1 days);
        _report("locking a product, bought and cancelled", _spent(), since, 84e6);
    }

    function test_LockingAProduct_BuyAndHold() public {
        uint256 since = _midnight();
        buy(attacker, EXPLOIT, core.cover.capacity(EXPLOIT), 28);
        _requireLocked(EXPLOIT, since + 44 days);
        _report("locking a product, bought and held", _spent(), since, 15.7e6);
    }

    function test_LockingThePool_BuyAndCancel() public {
        uint256 since = _midnight();
        uint256[] memory covers = _buyPool();
        for (uint256 i; i < covers.length; i++) {
            if (covers[i] != 0) cancel(attacker, covers[i]);
        }
        vm.warp(since + 1 days - 1);
        assertLt(_capacity(), CAPITAL / 1_000, "what the day earned");
        vm.warp(since + 1 days);
        assertGe(_capacity(), CAPITAL / 5);
        _report("locking the pool, bought and cancelled", _spent(), since, 1_340e6);
    }

    function test_LockingThePool_BuyAndHold() public {
        uint256 since = _midnight();
        _buyPool();
        vm.warp(since + 44 days - 1);
        assertLt(_capacity(), CAPITAL / 25, "what was earned in the meantime");
        vm.warp(since + 44 days);
        assertGe(_capacity(), CAPITAL / 5);
        _report("locking the pool, bought and held", _spent(), since, 253e6);
    }

    // ---- price ----

    /// @dev Capital that joins before a purchase and leaves after it, in a pool at four fifths utilisation. It saves part of the cost of
    /// capital, but never of the expected loss. It is locked, and bears losses, for 21 days.
    function test_CheapeningCover() public {
        _sellEach(16, 150_000e6);
        uint256 product = listProduct("Last", 20);
        uint256 amount = core.cover.capacity(product);
        (uint256 expensive, uint256 expectedLoss) = _quote(product, amount);
        uint256 shares = stake(attacker, CAPITAL / 5);
        (uint256 cheap, uint256 sameLoss) = _quote(product, amount);
        assertEq(sameLoss, expectedLoss);
        assertGe(cheap, expectedLoss);
        emit log_named_decimal_uint("premium", expensive, 6);
        emit log_named_decimal_uint("with 200,000 for 21 days", cheap, 6);
        assertLe(expensive - cheap, expensive * 41 / 100);

        buy(attacker, product, amount, 365);
        exit(attacker, shares);
        skip(REPORT_WINDOW + 1);
        redeem(attacker, shares);
        uint256 earned = cheap - _spent();
        emit log_named_decimal_uint("what the capital earned in the meantime", earned, 6);
        assertLe(earned, 235e6, "as much as others earned");
    }

    /// @dev Cover of other groups is bought before a purchase and cancelled after it. Diversification saves part of the cost of capital,
    /// most in an unused pool, but never of the expected loss.
    function test_CheapeningCover_WithCoverOfOtherGroups() public {
        uint256 start = vm.snapshotState();
        assertLe(_savedByOthers(), 193, "a fifth of the premium");
        vm.revertToState(start);
        for (uint8 i; i < 4; i++) {
            buy(bob, listProduct("Other", 10 + i), 60_000e6, 365);
        }
        assertLe(_savedByOthers(), 22);
    }

    /// @return Savings in thousandths of the premium of 150,000 for a year.
    function _savedByOthers() private returns (uint256) {
        uint256[2] memory others;
        (uint256 expensive, uint256 expectedLoss) = _quote(EXPLOIT, 150_000e6);
        uint256 before = _spent();
        for (uint8 i; i < 2; i++) {
            others[i] = buy(attacker, listProduct("Helper", 20 + i), 160_000e6, 28);
        }
        (uint256 cheap, uint256 sameLoss) = _quote(EXPLOIT, 150_000e6);
        assertEq(sameLoss, expectedLoss);
        buy(attacker, EXPLOIT, 150_000e6, 365);
        cancel(attacker, others[0]);
        cancel(attacker, others[1]);
        uint256 spent = _spent() - before;
        assertGe(cheap, expectedLoss);
        emit log_named_decimal_uint("premium", expensive, 6);
        emit log_named_decimal_uint("with cover that is cancelled, its cost included", spent, 6);
        return (expensive - spent) * 1_000 / expensive;
    }

    // ---- verdicts ----

    /// @dev With less than two fifths of the revealed weight nothing is refused, and the attempt costs 2 % of the stake.
    function test_RefusingAClaim_TakesTwoFifths() public {
        uint256 cover = buy(bob, EXPLOIT, 50_000e6, 90);
        enterForce(cover);
        assess(attacker, 6_660e18);
        uint256 incident = _contested(cover);
        assertEq(core.claims.incidentOf(incident).severityBps, 10_000, "39.98 % against");
        endPhase(incident);
        core.claims.finalize(incident);
        core.assessors.settleVote(incident, attacker);
        uint256 lost = 6_660e18 - core.assessors.positionOf(attacker).staked;
        emit log_named_decimal_uint("a vain attempt to refuse, BRK of 6,660", lost, 18);
        assertGe(lost, 133e18);
    }

    /// @dev From two fifths on the claim is refused. An appeal to an arbiter who rules delays it by 14 days.
    function test_RefusingAClaim_IsOnlyADelay() public {
        uint256 cover = buy(bob, EXPLOIT, 50_000e6, 90);
        enterForce(cover);
        assess(attacker, 6_700e18);
        uint256 incident = _contested(cover);
        assertEq(core.claims.incidentOf(incident).severityBps, 0, "40.1 % against");
        appeal(bob, incident);
        core.claims.rule(incident, FULL);
        core.claims.finalize(incident);
        assertEq(core.claims.collect(incident, cover), 50_000e6);
        assertEq(core.claims.incidentOf(incident).bondsOwed[uint8(Party.Appellant)], 1_000e6);
    }

    /// @dev For a claim of a tenth of the capital, one third is enough.
    function test_RefusingALargeClaim_TakesAThird() public {
        uint256 cover = buy(bob, EXPLOIT, 110_000e6, 90);
        enterForce(cover);
        assess(attacker, 4_990e18);
        uint256 incident = _contested(cover);
        assertEq(core.claims.incidentOf(incident).severityBps, 10_000, "33.3 % against");
    }

    // ---- stories ----

    /// @dev Others hold `amount` of a product, the attacker one unit. Both covers are in force.
    function _coverOf(uint256 product, uint256 amount) private returns (uint256 cover) {
        buy(bob, product, amount, 90);
        cover = buy(attacker, product, 1e6, 90);
        enterForce(cover);
    }

    /// @dev Others hold `amount` of each of `count` products, each in its own group.
    function _sellEach(uint256 count, uint256 amount) private {
        _list(count);
        for (uint256 product = 1; product <= count; product++) {
            buy(bob, product, amount, 180);
        }
    }

    function _list(uint256 count) private {
        while (core.cover.productCount() < count) listProduct("More", uint8(core.cover.productCount()));
    }

    /// @dev The attacker buys two products of one group, up to its cap.
    function _fillGroup() private returns (uint256 cover) {
        uint256 product = listProduct("Same group", 0);
        cover = buy(attacker, EXPLOIT, 150_000e6, 28);
        buy(attacker, product, core.cover.capacity(product), 28);
    }

    /// @dev The attacker buys everything that the pool can sell.
    function _buyPool() private returns (uint256[] memory covers) {
        _list(22);
        covers = new uint256[](22);
        for (uint256 i; i < 22; i++) {
            uint256 amount = core.cover.capacity(i + 1);
            if (amount != 0) covers[i] = buy(attacker, i + 1, amount, 28);
        }
        assertEq(_capacity(), 0);
    }

    /// @dev Capacity of a single product.
    function _capacity() private view returns (uint256 capacity) {
        uint256 count = core.cover.productCount();
        for (uint256 product = 1; product <= count; product++) {
            capacity = Math.max(capacity, core.cover.capacity(product));
        }
    }

    function _quote(uint256 product, uint256 amount) private view returns (uint256 premium, uint256 expectedLoss) {
        premium = core.cover.quote(product, amount, 365).premium;
        expectedLoss = core.cover.quote(product, amount, 365).expectedLoss;
    }

    /// @dev Until a midnight, nothing can be bought of a product but what premiums earned in the meantime allow.
    function _requireLocked(uint256 product, uint256 until) private {
        vm.warp(until - 1);
        assertLt(core.cover.capacity(product), 1_000e6);
        vm.warp(until);
        assertGe(core.cover.capacity(product), CAPITAL / 5);
    }

    function _midnight() private returns (uint256 time) {
        time = (today() + 1) * 1 days;
        vm.warp(time);
    }

    // ---- decisions ----

    function _challengeLate(address who, uint256 incident) private {
        assertTrue(statusOf(incident) == IncidentStatus.Filed);
        vm.warp(core.claims.incidentOf(incident).until - 1);
        challenge(who, incident);
    }

    /// @dev The assessor votes, and nobody appeals.
    function _decide(uint256 incident, uint8 step) private {
        _count(incident, step);
        _finalize(_one(incident));
    }

    function _count(uint256 incident, uint8 step) private {
        _count(_one(incident), step);
    }

    function _count(uint256[] memory incidents, uint8 step) private {
        for (uint256 i; i < incidents.length; i++) {
            commitVote(assessor, incidents[i], step);
        }
        vm.warp(core.claims.incidentOf(incidents[0]).commitUntil);
        for (uint256 i; i < incidents.length; i++) {
            revealVote(assessor, incidents[i], step);
        }
        endPhase(incidents[0]);
        for (uint256 i; i < incidents.length; i++) {
            core.claims.tally(incidents[i]);
        }
    }

    function _finalize(uint256[] memory incidents) private {
        endPhase(incidents[0]);
        for (uint256 i; i < incidents.length; i++) {
            core.claims.finalize(incidents[i]);
        }
    }

    /// @dev The attacker appeals as late as possible, and the arbiter confirms as late as possible.
    function _endAppealed(uint256 incident, uint8 step) private {
        vm.warp(core.claims.incidentOf(incident).until - 1);
        appeal(attacker, incident);
        vm.warp(core.claims.incidentOf(incident).until - 1);
        core.claims.rule(incident, step);
        core.claims.finalize(incident);
    }

    /// @dev A valid claim. The assessor votes for it, the attacker against it.
    function _contested(uint256 cover) private returns (uint256 incident) {
        skip(1);
        incident = file(bob, cover, block.timestamp - 1, FULL);
        commitVote(attacker, incident, 0);
        commitVote(assessor, incident, FULL);
        vm.warp(core.claims.incidentOf(incident).commitUntil);
        revealVote(attacker, incident, 0);
        revealVote(assessor, incident, FULL);
        endPhase(incident);
        core.claims.tally(incident);
    }

    function _one(uint256 incident) private pure returns (uint256[] memory incidents) {
        incidents = new uint256[](1);
        incidents[0] = incident;
    }

    // ---- figures ----

    function _spent() private view returns (uint256) {
        return WEALTH - asset.balanceOf(attacker);
    }

    function _report(string memory attack, uint256 cost, uint256 since, uint256 atLeast) private {
        uint256 time = block.timestamp - since;
        emit log_named_decimal_uint(string.concat(attack, ": cost"), cost, 6);
        emit log_named_decimal_uint(string.concat(attack, ": days"), time * 1e6 / 1 days, 6);
        uint256 aDay = cost * 1 days / time;
        emit log_named_decimal_uint(string.concat(attack, ": a day"), aDay, 6);
        assertGe(aDay, atLeast, attack);
    }
}
