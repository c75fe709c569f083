// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {DemoAsset} from "../../../script/demo/DemoAsset.sol";
import {ProtocolFixture} from "../../utils/ProtocolFixture.sol";

/// @title A pool in the middle of its life
/// @notice The seed decides about premium, a loss, a gain, an open incident, waiting and processed exits, and rewards. The standards must
/// hold in all of these states.
abstract contract LivePool is ProtocolFixture {
    address internal dave;
    uint256 private _seed;

    function live(uint256 seed) internal {
        _seed = seed;
        dave = person("dave");
        for (uint256 i; i < 3; i++) {
            stake([alice, bob, carol][i], 20_000e6 + random(1e12));
        }
        uint256 cover = buy(dave, EXPLOIT, pool.totalAssets() / 10, 200);
        buy(dave, DEPEG, pool.totalAssets() / 10, 100);
        if (chance()) reward();
        enterForce(cover);
        if (chance()) lose(cover);
        if (chance()) queue();
        if (chance()) gain();
        skip(random(5 days));
        if (chance()) file(dave, cover, block.timestamp - 1, 1);
    }

    /// @dev A verdict is paid, of up to a tenth of the capital.
    function lose(uint256 cover) internal {
        assess(alice, 10_000e18);
        skip(1);
        uint256 incident = file(dave, cover, block.timestamp - 1, 10);
        decide(alice, incident, uint8(1 + random(10)));
    }

    function queue() internal {
        requestExit(carol, 1 + random(pool.balanceOf(carol)));
        if (!chance()) return;
        skip(7 days);
        pool.processExits();
    }

    function gain() internal {
        uint256 assets = 1 + random(20_000e6);
        fund(dave, assets);
        vm.prank(dave);
        pool.donate(assets);
    }

    function reward() internal {
        DemoAsset token = new DemoAsset("Reward", "RWD", 18);
        core.rewards.addToken(address(pool), address(token), 1);
        token.mint(address(this), 1_000e18);
        token.approve(address(core.rewards), 1_000e18);
        core.rewards.fund(address(pool), address(token), 1_000e18, block.timestamp + 60 days);
    }

    function chance() internal returns (bool) {
        return random(2) == 1;
    }

    function random(uint256 below) internal returns (uint256) {
        _seed = uint256(keccak256(abi.encode(_seed)));
        return _seed % below;
    }
}
