// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {MutualToken} from "breakwater/governance/MutualToken.sol";
import {ProtocolFixture} from "../../utils/ProtocolFixture.sol";

contract TokenTest is ProtocolFixture {
    bytes32 private constant PERMIT =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");

    function test_SupplyIsMintedOnce() public {
        MutualToken token = new MutualToken(alice, 5e18);
        assertEq(token.totalSupply(), 5e18);
        assertEq(token.balanceOf(alice), 5e18);
        assertEq(token.name(), "Breakwater");
        assertEq(token.symbol(), "BRK");
        assertEq(token.decimals(), 18);
    }

    function test_VotesAreCountedOnTimestamps() public {
        assertEq(core.token.clock(), block.timestamp);
        assertEq(core.token.CLOCK_MODE(), "mode=timestamp");
        uint256 balance = core.token.balanceOf(alice);
        vm.prank(alice);
        core.token.delegate(alice);
        skip(10);
        vm.prank(alice);
        assertTrue(core.token.transfer(bob, 1e18));
        assertEq(core.token.getVotes(alice), balance - 1e18, "votes follow the balance");
        assertEq(core.token.getPastVotes(alice, START + 9), balance);
    }

    function test_Permit() public {
        (address dave, uint256 key) = makeAddrAndKey("dave");
        bytes32 structHash = keccak256(abi.encode(PERMIT, dave, bob, 7e18, core.token.nonces(dave), block.timestamp));
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", core.token.DOMAIN_SEPARATOR(), structHash));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        core.token.permit(dave, bob, 7e18, block.timestamp, v, r, s);
        assertEq(core.token.allowance(dave, bob), 7e18);
        assertEq(core.token.nonces(dave), 1);
    }
}
