// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {FeedSignal, FeedTerms} from "breakwater/pricing/FeedSignal.sol";
import {ScriptedFeed} from "./Feeds.sol";

/// @title A signal on a dollar feed with eight decimals: 1x down to 0.99, stop at 0.95
abstract contract SignalTest is Test {
    uint256 internal constant NOW = 1_800_000_000;

    ScriptedFeed internal feed;
    ScriptedFeed internal sequencer;
    FeedSignal internal signal;

    function setUp() public virtual {
        vm.warp(NOW);
        feed = new ScriptedFeed(8);
        sequencer = new ScriptedFeed(0);
        signal = new FeedSignal(terms());
        feed.set(1e8, NOW);
    }

    function terms() internal view returns (FeedTerms memory) {
        return FeedTerms({
            feed: address(feed),
            staleness: 1 hours,
            full: 0.99e18,
            stop: 0.95e18,
            maxMultiplier: 3e18,
            sequencer: address(0),
            grace: 30 minutes
        });
    }
}
