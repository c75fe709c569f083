// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IClaimsCommon} from "breakwater/interfaces/IClaimsCommon.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentUnit} from "../../utils/IncidentUnit.t.sol";

contract CollectRewardTest is IncidentUnit {
    function test_RevertGiven_NothingWasEarned() public {
        _expectNone(carol);
        settle(0);
        _expectNone(carol);
    }

    function test_RevertGiven_AlreadyCollected() public {
        core.claims.settleVote(settle(0), 1, carol);
        core.claims.collectReward(address(pool), carol);
        _expectNone(carol);
    }

    function test_PaysTheVoterWhoeverCalls() public {
        core.claims.settleVote(settle(0), 1, carol);
        assertEq(core.claims.rewardOf(address(pool), carol), BOND / 2);
        (uint256 before, uint256 owed) = (asset.balanceOf(carol), pool.money().owed);
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.RewardCollected(carol, address(pool), BOND / 2);
        vm.prank(bob);
        assertEq(core.claims.collectReward(address(pool), carol), BOND / 2);
        assertEq(asset.balanceOf(carol) - before, BOND / 2);
        assertEq(owed - pool.money().owed, BOND / 2);
        assertEq(core.claims.rewardOf(address(pool), carol), 0);
        assertBalanced();
    }

    function test_PaysManyVotesAtOnce() public {
        uint256 first = settle(0);
        uint256 second = settle(0);
        core.claims.settleVote(first, 1, carol);
        core.claims.settleVote(second, 1, carol);
        assertEq(
            core.claims.collectReward(address(pool), carol), BOND / 2 + BOND, "the second bond was doubled"
        );
    }

    function test_StaysAfterTheYear() public {
        uint256 incident = settle(0);
        core.claims.settleVote(incident, 1, carol);
        skip(366 days);
        assertEq(core.claims.returnUncollected(incident), 0);
        assertEq(core.claims.collectReward(address(pool), carol), BOND / 2);
    }

    function _expectNone(address who) private {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NoReward.selector, who, address(pool)));
        core.claims.collectReward(address(pool), who);
    }
}
