// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {EventFeed} from "breakwater/triggers/EventTrigger.sol";
import {DemoFeed} from "../../../script/demo/DemoFeed.sol";
import {FloorTest} from "./Floor.t.sol";

/// @title Gas of a proof, on a feed that reads one word per round
contract GasTest is FloorTest {
    function test_AProofIsLinearInItsRounds() public {
        assertLt(_gasOf(10), 130_000);
        assertLt(_gasOf(100), 950_000);
    }

    function _gasOf(uint256 rounds) private returns (uint256 spent) {
        DemoFeed demo = new DemoFeed("nUSD / USD", 8, address(this));
        for (uint256 i; i < rounds; i++) {
            demo.pushAt(i < rounds / 2 ? int256(1e8) : int256(0.9e8), START + i * BEAT);
        }
        EventFeed memory t = eventFeed();
        t.feed = address(demo);
        trigger = triggerOf(t);
        bytes memory evidence = abi.encode((1 << 64) | 1, (1 << 64) | rounds);
        vm.cool(address(demo));
        vm.cool(address(trigger));
        spent = gasleft();
        trigger.prove(evidence);
        spent -= gasleft();
    }
}
