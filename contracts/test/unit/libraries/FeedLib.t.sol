// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {FeedLib} from "breakwater/libraries/FeedLib.sol";
import {StagedFeed} from "../../utils/StagedFeed.sol";

/// @title A feed without an aggregator, with its own limits
contract LimitedFeed is StagedFeed {
    int192 public constant minAnswer = 5;
    int192 public constant maxAnswer = 9;

    constructor() StagedFeed(8, 3) {}
}

/// @title A feed in phase 4 that needs much gas to answer, and fails with less
contract HeavyFeed {
    uint256 private constant PHASE = 4 << 64;
    uint256 private constant COST = 150_000;

    fallback(bytes calldata) external returns (bytes memory) {
        uint256 until = gasleft() - COST;
        while (gasleft() > until) {}
        return abi.encode(PHASE + 1, 1e8, 1, 1, PHASE + 1);
    }
}

contract FeedLibTest is Test {
    function test_AFeedThatNamesNoAggregatorHasItsOwnLimits() public {
        address feed = address(new LimitedFeed());
        _expectLimits(FeedLib.currentLimits(feed));
        _expectLimits(FeedLib.limitsOf(feed, (3 << 64) | 1));
    }

    function test_APhaseWhoseAggregatorIsUnknownHasThePresentLimits() public {
        StagedFeed feed = new StagedFeed(8, 3);
        feed.startPhase();
        feed.setLimits(5, 9);
        _expectLimits(FeedLib.limitsOf(address(feed), (3 << 64) | 1));
    }

    function _expectLimits(FeedLib.Limits memory limits) private pure {
        assertEq(limits.min, 5);
        assertEq(limits.max, 9);
    }

    /// @dev The prover chooses the gas: a call that runs out of gas must not hide a newer phase.
    function test_TooLittleGasHidesNoPhase() public {
        HeavyFeed feed = new HeavyFeed();
        for (uint256 gas = 100_000; gas < 700_000; gas += 4_000) {
            (bool isNewest,) = address(this).call{gas: gas}(abi.encodeCall(this.requireNewestPhase, (address(feed))));
            assertFalse(isNewest, "phase 4 had begun");
        }
    }

    function requireNewestPhase(address feed) external view {
        FeedLib.requireNewestPhase(feed, (3 << 64) | 1, block.timestamp);
    }
}
