// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/// @title A dollar without value, for local and test chains
contract DemoAsset is ERC20, ERC20Permit {
    constructor() ERC20("Demo Dollar", "dUSD") ERC20Permit("Demo Dollar") {}

    function decimals() public pure override returns (uint8) {
        return 6;
    }

    /// @notice Anyone may mint: it is worth nothing.
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }
}
