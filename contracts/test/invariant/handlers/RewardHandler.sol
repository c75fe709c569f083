// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20} from "@openzeppelin/contracts/interfaces/IERC20.sol";
import {RewardView} from "breakwater/interfaces/IRewards.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {DemoAsset} from "../../../script/demo/DemoAsset.sol";
import {MoodyToken} from "../../utils/MoodyToken.sol";
import {Promises} from "../Promises.sol";
import {World} from "../World.sol";

/// @title Reward tokens that are funded, earned, claimed and reclaimed; the last of them is malicious
abstract contract RewardHandler is World {
    uint256 private constant TOKENS = 3;
    uint256 private constant MOODY = 2;

    address[] private _tokens;
    uint256[TOKENS] private ghost_rewardFunded;
    uint256[TOKENS] private ghost_rewardPaid;

    function _openRewards() internal {
        _tokens.push(address(new DemoAsset("One", "ONE", 6)));
        _tokens.push(address(new DemoAsset("Two", "TWO", 18)));
        _tokens.push(address(new MoodyToken()));
        for (uint256 i; i < TOKENS; i++) {
            core.rewards.addToken(address(pool), _tokens[i], 1);
            IERC20(_tokens[i]).approve(address(core.rewards), type(uint256).max);
        }
    }

    function fundReward(uint256 which, uint256 amount, uint256 delay, uint256 length)
        external
        action("fundReward")
    {
        which = which % TOKENS;
        if (_moodIs(which)) return;
        amount = _bound(amount, 1e6, 1e24);
        if (which != MOODY) DemoAsset(_tokens[which]).mint(address(this), amount);
        uint256 start = block.timestamp + _bound(delay, 0, 2 days);
        uint256 end = start + _bound(length, 1 hours, 30 days);
        try core.rewards.fund(address(pool), _tokens[which], amount, start, end) {
            ghost_rewardFunded[which] += amount;
            _did("fundReward.some");
        } catch (bytes memory reason) {
            bool refused = bytes4(reason) == ErrorsLib.RateLowered.selector
                || bytes4(reason) == ErrorsLib.InvalidPeriod.selector
                || bytes4(reason) == ErrorsLib.AmountTooLarge.selector;
            assertTrue(refused, Promises.R_FUNDED);
        }
    }

    function claimReward(uint256 who, uint256 which) external action("claimReward") {
        which = which % TOKENS;
        address staker = _someone(who);
        address[] memory one = new address[](1);
        one[0] = _tokens[which];
        uint256 earned = core.rewards.claimable(address(pool), staker)[which];
        vm.prank(staker);
        try core.rewards.claim{gas: 1_000_000}(address(pool), one, staker) returns (uint256[] memory paid) {
            assertEq(paid[0], earned, Promises.R_FUNDED);
            ghost_rewardPaid[which] += earned;
            if (earned != 0) _did("claimReward.some");
        } catch {
            assertTrue(_moodIs(which), Promises.R_MOODY);
            assertEq(core.rewards.claimable(address(pool), staker)[which], earned, Promises.R_MOODY);
            _did("claimReward.refused");
        }
    }

    function reclaimReward(uint256 which, uint256 period) external action("reclaimReward") {
        which = which % TOKENS;
        RewardView memory v = core.rewards.rewardsOf(address(pool))[which];
        if (_moodIs(which) || v.period == 0) return;
        period = _bound(period, 1, v.period);
        try core.rewards.reclaim(address(pool), _tokens[which], period) returns (uint256 amount) {
            ghost_rewardPaid[which] += amount;
            _did("reclaimReward.some");
        } catch (bytes memory reason) {
            bool refused = bytes4(reason) == ErrorsLib.PeriodOpen.selector
                || bytes4(reason) == ErrorsLib.NothingToReclaim.selector;
            assertTrue(refused, Promises.R_FUNDED);
        }
    }

    /// @notice Every other action goes on whatever it is told.
    function turnToken(uint256 mood) external action("turnToken") {
        MoodyToken(_tokens[MOODY]).turn(MoodyToken.Mood(mood % 4), address(0), "");
    }

    /// @notice Time passes, and everyone's part of it is compared with the rate.
    function earnReward(uint256 which, uint256 time) external action("earnReward") {
        which = _running(which);
        (uint256[] memory before, uint256 held) = _earnings(which);
        uint256 supply = pool.totalSupply();
        RewardView memory v = core.rewards.rewardsOf(address(pool))[which];
        uint256 from = v.startsAt > block.timestamp ? v.startsAt : block.timestamp;
        _pass(_bound(time, 1, 3 days));
        uint256 until = v.endsAt < block.timestamp ? v.endsAt : block.timestamp;
        // What is counted is the time since the stream was last settled: that of before is settled by the
        // view as well.
        uint256 most = until > from ? v.rate * (until - from) : 0;
        (uint256[] memory later,) = _earnings(which);
        uint256 gained;
        for (uint256 i; i < people.length; i++) {
            uint256 part = later[i] - before[i];
            uint256 due = supply == 0 ? 0 : most * pool.balanceOf(people[i]) / supply / SCALE;
            assertLe(part, due + 1, Promises.R_QUEUE);
            gained += part;
        }
        if (supply != 0) assertLe(gained, most * held / supply / SCALE + people.length, Promises.R_QUEUE);
        if (gained != 0) _did("earnReward.some");
        if (gained != 0 && pool.balanceOf(address(pool)) != 0) _did("earnReward.queue");
    }

    /// @dev One that is paid now, if there is any.
    function _running(uint256 seed) private view returns (uint256 which) {
        for (uint256 i; i < TOKENS; i++) {
            which = (seed % TOKENS + i) % TOKENS;
            if (core.rewards.rewardsOf(address(pool))[which].endsAt > block.timestamp) return which;
        }
    }

    function _earnings(uint256 which) private view returns (uint256[] memory earned, uint256 held) {
        earned = new uint256[](people.length);
        for (uint256 i; i < people.length; i++) {
            earned[i] = core.rewards.claimable(address(pool), people[i])[which];
            held += pool.balanceOf(people[i]);
        }
    }

    function checkRewards() external view {
        uint256 which = turn % TOKENS;
        (uint256[] memory earned,) = _earnings(which);
        uint256 sum = ghost_rewardPaid[which];
        for (uint256 i; i < earned.length; i++) {
            sum += earned[i];
        }
        assertLe(sum, ghost_rewardFunded[which], Promises.R_FUNDED);
        if (_moodIs(which)) return;
        assertEq(
            IERC20(_tokens[which]).balanceOf(address(core.rewards)),
            ghost_rewardFunded[which] - ghost_rewardPaid[which],
            Promises.R_BALANCE
        );
    }

    /// @dev True if it is the malicious one, and in a mood.
    function _moodIs(uint256 which) private view returns (bool) {
        return which == MOODY && MoodyToken(_tokens[MOODY]).mood() != MoodyToken.Mood.Calm;
    }
}
