// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Filing} from "breakwater/types/ClaimTypes.sol";
import {ClaimsFixture} from "../../utils/ClaimsFixture.sol";

/// @title C7: a majority of assessors farmed vote emission at no cost and slashed the honest assessor by 8 % a round
/// @notice Votes earn only forfeited bonds and fees of the pool, and votes near the verdict lose nothing.
contract C7Test is ClaimsFixture {
    uint8 private constant ASSERTED = 20;
    uint256 private constant MAX_FEE_BPS = 50;

    /// @dev No governance token is minted for a vote, and the pool pays at most 0.5 % of what it booked.
    function test_C7_VotesEarnNoEmissionAndAtMostHalfAPercentOfWhatWasBooked() public {
        uint256 supply = core.token.totalSupply();
        uint256 incident = fileToVote(ASSERTED);
        _decide(incident, ASSERTED, ASSERTED, ASSERTED);
        pool.sync(NO_LIMIT);
        uint256 fees = money().fees;
        core.claims.finalize(incident);

        uint256 booked = core.claims.episodeOf(incident).pot;
        uint256 reward = incidentOf(incident).reward;
        assertGt(reward, 0, "fees pay the voters");
        assertLe(reward, booked * MAX_FEE_BPS / 10_000, "at most 0.5 % of what was booked");
        assertEq(money().fees, fees - reward, "the fees pay it");
        uint256 earned = _settle(incident, ann) + _settle(incident, ben) + _settle(incident, cyd);
        assertLe(earned, reward, "the voters divide it");

        assertEq(core.token.totalSupply(), supply, "no token is made");
        assertEq(core.assessors.totalStake(), 10_000e18, "no stake is added");
        assertEq(core.token.balanceOf(address(core.assessors)), 10_000e18, "no token arrives");
        assertBalanced();
    }

    /// @dev If there are more fees, they pay exactly half a percent.
    function test_C7_FeesPayHalfAPercentOfWhatWasBooked() public {
        buyLargeCover();
        skip(20 days);
        Filing memory filing = Filing(cover, block.timestamp - 1, ASSERTED, EVIDENCE, EVIDENCE, 200e6, 0);
        uint256 incident = file(holder, filing);
        _decide(incident, ASSERTED, ASSERTED, ASSERTED);
        assertGt(money().fees, 1.5e6, "more than that");
        core.claims.finalize(incident);
        assertEq(incidentOf(incident).reward, 1e6, "half a percent of 200");
    }

    /// @dev Without forfeited bonds and fees a vote earns nothing, even if a majority votes together many times.
    function test_C7_FarmingWithoutBondsOrFeesEarnsNothing() public {
        buyLargeCover();
        uint256 booked;
        // Each round books more than the last one.
        for (uint8 step = 10; step <= ASSERTED; step += 5) {
            uint256 incident = file(step);
            _decide(incident, step, step, step);
            pool.sync(NO_LIMIT);
            core.factory.payFees(address(pool), address(this), money().fees);
            core.claims.finalize(incident);
            uint256 pot = core.claims.episodeOf(incident).pot;
            assertGt(pot, booked, "it booked a loss");
            booked = pot;
            assertEq(incidentOf(incident).reward, 0, "nothing to divide");
            uint256 earned = _settle(incident, ann) + _settle(incident, ben) + _settle(incident, cyd);
            assertEq(earned, 0, "nothing is earned");
        }
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NoReward.selector, ann, address(pool)));
        core.claims.collectReward(address(pool), ann);
        assertEq(core.assessors.positionOf(ann).staked, 4_000e18, "and costs nothing");
    }

    /// @dev A majority that refuses its own member's incident only shares half of its own bond.
    function test_C7_FarmingItsOwnBondsLoses() public {
        buyLargeCover();
        uint256 cover = buy(ann, EXPLOIT, 1_000e6, TERM);
        enterForce(cover);
        uint256 incident = file(ann, cover, block.timestamp - 1, ASSERTED);
        uint256 bond = incidentOf(incident).bond;
        _close(incident, 0, 0, 0);
        uint256 earned = _settle(incident, ann) + _settle(incident, ben);
        assertLt(earned, bond / 2, "the pool and the honest one have the rest");
    }

    /// @dev A majority that votes together slashes nobody near the verdict, and all near it earn at the same rate.
    function testFuzz_C7_AMajorityCannotSlashAnHonestMinorityNearTheVerdict(uint8 together, uint8 honest, bool isAbove)
        public
    {
        together = uint8(bound(together, 0, ASSERTED));
        honest = uint8(bound(honest, 0, 2));
        if (isAbove) honest = together + honest > ASSERTED ? ASSERTED : together + honest;
        else honest = together > honest ? together - honest : 0;
        uint256 incident = fileToVote(ASSERTED);
        _close(incident, together, together, honest);

        assertEq(incidentOf(incident).severityBps, uint256(together) * 500, "the majority's verdict");
        (uint256 reward, uint256 penalty) = core.assessors.outcomeOf(incident, cyd);
        (uint256 others,) = core.assessors.outcomeOf(incident, ann);
        assertEq(penalty, 0, "who is near the verdict loses no stake");
        assertApproxEqAbs(reward * 4_000, others * 2_500, 4_000, "who is near earns by weight, as the majority does");
        _settle(incident, cyd);
        assertEq(core.assessors.positionOf(cyd).staked, 2_500e18, "the whole stake stays");
    }

    /// @dev Others gain nothing from a slash: governance gets it.
    function testFuzz_C7_NobodyGainsFromASlash(uint8 together, uint8 honest) public {
        (together, honest) = (uint8(bound(together, 0, ASSERTED)), uint8(bound(honest, 0, ASSERTED)));
        uint256 incident = fileToVote(ASSERTED);
        _close(incident, together, together, honest);
        _settle(incident, ann);
        _settle(incident, ben);
        _settle(incident, cyd);
        assertEq(core.assessors.positionOf(ann).staked, 4_000e18, "no stake is gained");
        assertEq(core.assessors.positionOf(ben).staked, 3_500e18, "no stake is gained");
        assertEq(
            core.assessors.positionOf(cyd).staked + core.assessors.slashed(), 2_500e18, "slashed is not shared out"
        );
        assertGe(core.assessors.positionOf(cyd).staked, 2_450e18, "2 % of the stake at most");
    }

    /// @dev Three vote, and nobody appeals.
    function _decide(uint256 incident, uint8 a, uint8 b, uint8 c) private {
        vote(incident, a, b, c);
        core.claims.tally(incident);
        endPhase(incident);
    }

    /// @dev Decides, and the verdict becomes final.
    function _close(uint256 incident, uint8 a, uint8 b, uint8 c) private {
        _decide(incident, a, b, c);
        core.claims.finalize(incident);
    }

    /// @dev Settles a vote and collects what it earned.
    function _settle(uint256 incident, address voter) private returns (uint256 earned) {
        core.assessors.settleVote(incident, voter);
        earned = core.assessors.rewardOf(address(pool), voter);
        if (earned == 0) return 0;
        uint256 before = asset.balanceOf(voter);
        core.claims.collectReward(address(pool), voter);
        assertEq(asset.balanceOf(voter) - before, earned, "paid");
    }
}
